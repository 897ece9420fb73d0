#include "plan/return_sheet.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::plan {

namespace {

/// One or two characters, neither letters of English nor digits.
bool is_symbol(std::string_view word) {
    if (word.empty() || std::ranges::any_of(word, [](char c) { return is_letter(c) || is_digit(c); }))
        return false;
    const auto first = utf8_length(word);
    return word.size() == first || word.size() == first + utf8_length(word.substr(first));
}

/// "★ On target" is the symbol "★" and the word "On target".
Status split_status(std::string_view text, Meaning meaning) {
    const auto space = text.find(' ');
    const auto first = text.substr(0, space);
    if (is_symbol(first)) {
        const auto rest = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
        return {.symbol = std::string(first), .word = std::string(rest), .meaning = meaning};
    }
    return {.symbol = "", .word = std::string(text), .meaning = meaning};
}

bool is_link(std::string_view text) {
    return text.starts_with("https://") || text.starts_with("http://");
}

bool are_same(const std::optional<Status>& read, const Status& status) {
    return read && read->symbol == status.symbol && read->word == status.word
           && read->meaning == status.meaning;
}

}  // namespace

documents::Table return_sheet(const std::vector<SheetCells>& rows) {
    documents::Table table;
    table.header_rows = 1;
    auto& header = table.rows.emplace_back();
    for (const auto title : sheet_header)
        header.cells.push_back({.text = std::string(title)});
    for (const auto& cells : rows) {
        auto& row = table.rows.emplace_back();
        for (const auto& text : cells)
            row.cells.push_back({.text = text});
    }
    return table;
}

std::string status_cell(const Status& status, const StatusScale& scale) {
    auto cell = status.symbol;
    if (!cell.empty() && !status.word.empty()) cell += ' ';
    cell += status.word;
    if (are_same(read_status_cell(cell, scale), status)) return cell;
    return fmt::format("{} ({})", cell, name_of(status.meaning));
}

std::optional<Status> read_status_cell(std::string_view cell, const StatusScale& scale) {
    const auto text = trimmed(cell);
    if (auto own = status_printed_as(text, scale)) return own;
    const auto bracket = text.rfind('(');
    if (bracket != std::string_view::npos && text.ends_with(')')) {
        const auto name = text.substr(bracket + 1, text.size() - bracket - 2);
        if (const auto meaning = meaning_named(name))
            return split_status(trimmed(text.substr(0, bracket)), *meaning);
    }
    const auto meaning = meaning_of(text);
    return meaning ? std::optional(split_status(text, *meaning)) : std::nullopt;
}

std::string evidence_cell(const std::vector<EvidenceLine>& evidence) {
    std::vector<std::string> lines;
    lines.reserve(evidence.size());
    for (const auto& [title, link] : evidence) {
        auto line = squeezed(title);
        if (!link.empty()) line += fmt::format(" <{}>", link);
        lines.push_back(std::move(line));
    }
    return join(lines, "\n");
}

std::vector<EvidenceLine> read_evidence_cell(std::string_view cell) {
    std::vector<EvidenceLine> evidence;
    for (const auto line : lines_of(cell)) {
        const auto text = trimmed(line);
        if (text.empty() || text == restricted_evidence) continue;
        const auto bracket = text.rfind('<');
        const bool has_bracket = bracket != std::string_view::npos && text.ends_with('>');
        const auto link = has_bracket ? text.substr(bracket + 1, text.size() - bracket - 2) : text;
        if (!is_link(link)) {
            evidence.push_back({.title = std::string(text), .link = ""});
            continue;
        }
        const auto title = has_bracket ? trimmed(text.substr(0, bracket)) : text;
        evidence.push_back({.title = std::string(title.empty() ? link : title), .link = std::string(link)});
    }
    return evidence;
}

std::optional<Status> status_printed_as(std::string_view printed, const StatusScale& scale) {
    const auto words = squeezed(printed);
    if (words.empty()) return std::nullopt;
    for (const auto& status : scale.statuses) {
        if (words == status.symbol || equals_ignoring_case(words, status.word)
            || equals_ignoring_case(words, fmt::format("{} {}", status.symbol, status.word)))
            return status;
    }
    return std::nullopt;
}

Status status_meaning(Meaning meaning, const StatusScale& scale) {
    const auto same = std::ranges::find(scale.statuses, meaning, &Status::meaning);
    if (same != scale.statuses.end()) return *same;
    return *std::ranges::find(default_scale().statuses, meaning, &Status::meaning);
}

}  // namespace dueregard::plan
