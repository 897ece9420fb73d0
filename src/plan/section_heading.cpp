#include "plan/section_heading.hpp"

#include "base/text.hpp"
#include "plan/heading_moment.hpp"
#include "plan/report_heading.hpp"

#include <algorithm>
#include <array>

namespace dueregard::plan {

namespace {

using documents::BlockKind;

constexpr std::size_t most_words = 16;
constexpr std::size_t longest_moment = 80;
constexpr int paragraph_level = 9;
constexpr std::size_t most_front_blocks = 6;

}  // namespace

std::set<const documents::Block*> title_headings(const documents::Document& document) {
    std::set<const documents::Block*> titles;
    const auto title = title_of(document);
    std::size_t seen = 0;
    for (const auto& block : document.blocks) {
        const auto text = squeezed(block.text);
        if (text.empty() && block.table.rows.empty()) continue;
        if (++seen > most_front_blocks) break;
        if (block.kind != BlockKind::heading || !block.number.empty()) continue;
        const bool names_it = text == title || is_only_an_organisation(text) || is_only_a_moment(text);
        if (seen == 1 || names_it) titles.insert(&block);
    }
    return titles;
}

bool is_only_a_moment(std::string_view text) {
    constexpr std::array small_words = std::to_array<std::string_view>(
        {"quarter", "qtr",    "q",      "one",    "two",      "three",  "four",     "first",  "second",
         "third",   "fourth", "report", "update", "progress", "review", "position", "period", "year",
         "half",    "mid",    "end",    "annual", "at",       "as",     "of",       "to",     "for",
         "the",     "in",     "on",     "from",   "and",      "s",      "ending",   "ended",  "months"}
    );
    if (text.size() > longest_moment) return false;
    const auto tokens = tokens_of(text);
    if (!moment_of(tokens).is_named()) return false;
    const auto left = without_dates(tokens);
    return std::ranges::none_of(left, [&](const Token& token) {
        const bool is_month = parse_month(token.text).has_value();
        return token.kind == TokenKind::word && !is_month
               && std::ranges::find(small_words, token.text) == small_words.end();
    });
}

bool is_common_heading(std::string_view text) {
    constexpr std::array common = std::to_array<std::string_view>({
        "summary",
        "key points",
        "key points summary",
        "introduction",
        "background",
        "overview",
        "contents",
        "foreword",
        "context",
        "purpose",
        "conclusion",
        "conclusions",
        "key",
        "legend",
        "appendix",
        "actions",
        "action plan",
        "our action plan",
        "the action plan",
        "progress",
        "progress report",
        "progress update",
        "update",
        "updates",
        "executive summary",
        "table of contents",
        "next steps",
        "measures",
        "commitments",
        "our commitments",
        "sheet1",
        "rag status",
        "rag key",
        "status",
        "details",
        "performance",
        "priorities",
        "objectives",
        "our objectives",
    });
    auto small = lower_ascii(trimmed(text));
    while (small.ends_with(':') || small.ends_with('.'))
        small.pop_back();
    return std::ranges::find(common, small) != common.end();
}

bool reads_as_heading(const documents::Block& paragraph) {
    const auto text = trimmed(paragraph.text);
    if (paragraph.kind != BlockKind::paragraph || text.empty() || text.ends_with('.') || text.ends_with(','))
        return false;
    const auto words = words_of(text);
    if (words.size() > most_words) return false;
    constexpr std::array lead_in =
        std::to_array<std::string_view>({"below", "following", "table", "above", "see", "shows"});
    return std::ranges::none_of(words, [&](const auto& word) {
        return std::ranges::find(lead_in, word) != lead_in.end();
    });
}

void HeadingStack::open(const documents::Block& heading, bool is_title) {
    const int level = heading.kind == BlockKind::heading ? heading.level : paragraph_level;
    const bool is_common = is_common_heading(heading.text);
    // "Action plan" below "Objective 3" leaves that open.
    while (!open_.empty() && (open_.back().level > level || (open_.back().level == level && !is_common)))
        open_.pop_back();
    if (is_title || is_common) return;
    auto text = squeezed(heading.number.empty() ? heading.text : heading.number + " " + heading.text);
    while (text.ends_with(':'))
        text.pop_back();
    open_.push_back({.level = level, .text = std::move(text)});
}

std::optional<std::string> HeadingStack::current() const {
    if (open_.empty()) return std::nullopt;
    return open_.back().text;
}

std::optional<std::string> HeadingStack::above() const {
    if (open_.size() < 2) return std::nullopt;
    return open_[open_.size() - 2].text;
}

}  // namespace dueregard::plan
