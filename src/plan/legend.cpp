#include "plan/legend.hpp"

#include "base/text.hpp"
#include "plan/status_words.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <vector>

namespace dueregard::plan {

namespace {

using Tokens = std::span<const Token>;

constexpr std::size_t longest_legend = 1200;
constexpr std::size_t longest_description = 40;

/// A symbol or a colour; a letter only where `=`, `:` or `-` follows it.
bool is_sign(Tokens tokens, std::size_t at) {
    const auto& token = tokens[at];
    if (token.kind == TokenKind::mark) return symbol_meaning(token.text).has_value() || is_shape(token.text);
    if (token.kind != TokenKind::word) return false;
    const auto& next = at + 1 < tokens.size() ? tokens[at + 1] : token;
    const bool is_joined = next.is("=") || next.is(":") || next.is("-") || next.is(")");
    if (colour_meaning(token.text)) return is_joined || at == 0 || tokens[at - 1].kind == TokenKind::mark;
    return is_joined && (letter_meaning(token.text).has_value() || token.is("c")) && token.text.size() == 1;
}

struct Entry {
    std::size_t sign = 0;
    std::size_t begin = 0;  ///< of the description
};

std::vector<Entry> entries_of(Tokens tokens) {
    std::vector<Entry> entries;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (!is_sign(tokens, at)) continue;
        auto begin = at + 1;
        while (begin < tokens.size() && tokens[begin].kind == TokenKind::mark && !is_sign(tokens, begin))
            ++begin;
        entries.push_back({.sign = at, .begin = begin});
    }
    return entries;
}

/// A line of several signs, or one sign that opens a line: "★ = on target; ● = narrowly missed".
void read_line(Legend& legend, std::string_view line, std::size_t fewest) {
    if (line.size() > longest_legend) return;
    const auto tokens = tokens_of(line);
    const auto entries = entries_of(tokens);
    if (entries.size() < fewest || entries.empty() || entries.front().sign > 3) return;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto end = i + 1 < entries.size() ? entries[i + 1].sign : tokens.size();
        const bool is_description = entries[i].begin < end && end - entries[i].begin <= longest_description;
        if (!is_description) continue;
        legend.add(tokens[entries[i].sign].text, text_of(line, tokens[entries[i].begin], tokens[end - 1]));
    }
}

bool is_sign_alone(std::string_view text) {
    const auto tokens = tokens_of(text);
    if (tokens.empty() || tokens.size() > 2) return false;
    return is_sign(tokens, 0)
           || (tokens.size() == 1 && tokens[0].text.size() == 1 && letter_meaning(tokens[0].text));
}

/// Two columns or three, every row a sign and its meaning; a heading row may stand above.
void read_table(Legend& legend, const documents::Table& table) {
    if (table.rows.size() < 2 || table.rows.size() > 12) return;
    std::size_t signs = 0;
    for (const auto& row : table.rows) {
        if (row.cells.size() < 2 || row.cells.size() > 3) return;
        if (is_sign_alone(row.cells[0].text)) ++signs;
    }
    if (signs + 1 < table.rows.size() || signs < 2) return;
    for (const auto& row : table.rows) {
        if (is_sign_alone(row.cells[0].text)) legend.add(trimmed(row.cells[0].text), row.cells.back().text);
    }
}

bool announces_legend(std::string_view text) {
    for (const std::string_view start :
         {"key", "legend", "status key", "rag key", "rag status", "rag rating", "brag", "symbols"}) {
        if (starts_with_ignoring_case(text, start)) return true;
    }
    return false;
}

}  // namespace

void Legend::add(std::string_view sign, std::string_view description) {
    const auto meaning = described_meaning(description);
    const auto tokens = tokens_of(sign);
    if (!meaning || tokens.empty()) return;
    meanings_.emplace(tokens.front().text, *meaning);
    const auto& name = tokens.front().text;
    const bool has_letter = name.size() > 1 && colour_meaning(name) && letter_meaning(name.substr(0, 1));
    if (has_letter) meanings_.emplace(name.substr(0, 1), *meaning);
}

std::optional<Meaning> Legend::meaning(std::string_view printed) const {
    if (meanings_.empty()) return meaning_of(printed);
    const auto tokens = tokens_of(printed);
    const auto opening = std::span(tokens).first(std::min<std::size_t>(tokens.size(), 4));
    for (const auto& token : opening) {
        const bool is_letter_in_words =
            token.kind == TokenKind::word && token.text.size() == 1 && tokens.size() > 3;
        const auto found = meanings_.find(token.text);
        if (found != meanings_.end() && !is_letter_in_words) return found->second;
    }
    return meaning_of(printed);
}

Legend legend_of(const documents::Document& document) {
    Legend legend;
    int announced = 0;  // how many more blocks may hold the legend that a line announced
    for (const auto& block : document.blocks) {
        if (block.kind == documents::BlockKind::table) {
            read_table(legend, block.table);
            for (const auto& row : block.table.rows) {
                if (!row.cells.empty() && announces_legend(row.cells[0].text))
                    read_line(legend, row.cells[0].text, 2);
            }
            continue;
        }
        const bool announces = announces_legend(block.text);
        if (announces) announced = 8;
        for (const auto line : lines_of(block.text))
            read_line(legend, line, announced > 0 ? 1 : 2);
        announced = std::max(0, announced - 1);
    }
    return legend;
}

}  // namespace dueregard::plan
