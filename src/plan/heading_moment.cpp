#include "plan/heading_moment.hpp"

#include "plan/date_scanner.hpp"

#include <algorithm>
#include <array>

namespace dueregard::plan {

namespace {

bool leads_in(const Token& token) {
    constexpr std::array<std::string_view, 17> words = {
        "at",
        "as",
        "of",
        "to",
        "for",
        "in",
        "on",
        "by",
        "the",
        "end",
        "up",
        "until",
        "since",
        "mid",
        "during",
        "month",
        "year"
    };
    return token.kind == TokenKind::mark || std::ranges::find(words, token.text) != words.end();
}

int quarter_in(std::span<const Token> tokens) {
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        if (!tokens[at].is("q") && !tokens[at].is("qtr") && !tokens[at].is("quarter")) continue;
        const auto count = count_at(tokens, at + 1);
        if (count && count->value >= 1 && count->value <= 4) return count->value;
    }
    return 0;
}

}  // namespace

HeadingMoment moment_of(std::span<const Token> heading) {
    HeadingMoment moment{.quarter = quarter_in(heading), .day = {}};
    for (const auto& date : find_dates(heading, Reading::cell)) {
        if (!moment.day || date.date.last_day > *moment.day) moment.day = date.date.last_day;
    }
    return moment;
}

std::vector<Token> without_dates(std::span<const Token> heading) {
    std::vector<Token> left;
    std::size_t next = 0;
    for (const auto& date : find_dates(heading, Reading::cell)) {
        const auto between = heading.subspan(next, date.first - next);
        left.insert(left.end(), between.begin(), between.end());
        while (!left.empty() && leads_in(left.back()))
            left.pop_back();
        next = date.first + date.count;
    }
    if (next == 0) return {heading.begin(), heading.end()};
    left.insert(left.end(), heading.begin() + static_cast<std::ptrdiff_t>(next), heading.end());
    const bool says_more =
        std::ranges::any_of(left, [](const Token& token) { return token.kind == TokenKind::word; });
    return says_more ? left : std::vector<Token>(heading.begin(), heading.end());
}

bool is_same(const HeadingMoment& a, const HeadingMoment& b) {
    if (a.day && b.day) return *a.day == *b.day;
    return a.quarter > 0 && a.quarter == b.quarter;
}

bool is_later(const HeadingMoment& a, const HeadingMoment& b) {
    if (a.day && b.day) return *a.day > *b.day;
    if (a.quarter != b.quarter) return a.quarter > b.quarter;
    return a.is_named() && !b.is_named();
}

}  // namespace dueregard::plan
