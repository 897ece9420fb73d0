#include "plan/promised_number.hpp"

#include "base/text.hpp"
#include "plan/date_scanner.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace dueregard::plan {

namespace {

using Tokens = std::span<const Token>;

constexpr std::array<std::string_view, 12> multiples = {
    "double",
    "doubling",
    "doubled",
    "treble",
    "trebling",
    "triple",
    "tripling",
    "halve",
    "halving",
    "halved",
    "quadruple",
    "redouble"
};

constexpr std::array<std::string_view, 22> changes = {
    "increase",  "increasing", "increased", "raise",    "raising",  "grow",       "growing", "improve",
    "improving", "boost",      "reduce",    "reducing", "decrease", "decreasing", "lower",   "lowering",
    "cut",       "narrow",     "narrowing", "close",    "closing",  "expand"
};

constexpr std::array<std::string_view, 15> quantities = {
    "number",
    "numbers",
    "proportion",
    "percentage",
    "rate",
    "rates",
    "share",
    "gap",
    "gaps",
    "uptake",
    "amount",
    "volume",
    "count",
    "frequency",
    "representation"
};

constexpr std::array<std::string_view, 3> take_up = {"take up", "takeup", "declaration rate"};

constexpr std::size_t furthest_quantity = 5;

/// The tokens without those that make up dates, which are no quantities.
std::vector<Token> without_dates(std::string_view text) {
    auto tokens = tokens_of(text);
    const auto dates = find_dates(tokens, Reading::prose);
    for (auto date = dates.rbegin(); date != dates.rend(); ++date) {
        const auto begin = tokens.begin() + static_cast<std::ptrdiff_t>(date->first);
        tokens.erase(begin, begin + static_cast<std::ptrdiff_t>(date->count));
    }
    return tokens;
}

bool is_among(std::span<const std::string_view> words, const Token& token) {
    return std::ranges::find(words, token.text) != words.end();
}

/// "by 5%", "to 40", "from 12", "at least 20", "a further ten", "104 additional", "20 more".
bool is_goal_at(Tokens tokens, std::size_t at) {
    constexpr std::array<std::string_view, 12> before = {
        "by",
        "to",
        "from",
        "least",
        "over",
        "than",
        "further",
        "additional",
        "extra",
        "another",
        "reach",
        "of"
    };
    constexpr std::array<std::string_view, 5> after = {"additional", "more", "new", "extra", "further"};
    const auto count = count_at(tokens, at);
    if (!count || tokens[at].is("none")) return false;
    const auto next = at + count->length;
    if (at > 0 && is_among(before, tokens[at - 1]) && !tokens[at - 1].is("of")) return true;
    return next < tokens.size() && is_among(after, tokens[next]);
}

/// "Offer 45 supported internships", "10% of the marks": a number of something. "Level 3" and "Section 149"
/// name, "for 3 years" and "two days a month" measure time.
bool is_quantity_at(Tokens tokens, std::size_t at) {
    constexpr std::array<std::string_view, 20> labels = {"level", "phase",   "stage",   "section", "grade",
                                                         "year",  "part",    "act",     "version", "band",
                                                         "zone",  "strand",  "article", "clause",  "tier",
                                                         "wave",  "chapter", "article", "step",    "key"};
    constexpr std::array<std::string_view, 12> times = {
        "year",
        "years",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
        "hour",
        "hours",
        "minutes",
        "quarters"
    };
    constexpr std::size_t furthest_noun = 3;
    const auto count = count_at(tokens, at);
    if (!count || count->value < 2 || (at > 0 && is_among(labels, tokens[at - 1]))) return false;
    const auto after = at + count->length;
    if (after < tokens.size() && tokens[after].is("%")) return true;
    for (auto next = after; next < tokens.size() && next < after + furthest_noun; ++next) {
        if (tokens[next].kind != TokenKind::word || is_among(times, tokens[next])) return false;
        if (tokens[next].text.ends_with('s') && !tokens[next].text.ends_with("ss")) return true;
    }
    return false;
}

std::optional<std::size_t> goal_in(Tokens tokens) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (is_goal_at(tokens, at)) return at;
    }
    return std::nullopt;
}

/// Where the word of quantity stands that belongs to the verb at `at`; nothing where none does.
std::optional<std::size_t> quantity_after(Tokens tokens, std::size_t at) {
    for (auto next = at + 1; next < tokens.size() && next <= at + furthest_quantity; ++next) {
        if (tokens[next].is(".") || tokens[next].is(";") || tokens[next].is(",")) return std::nullopt;
        if (is_among(quantities, tokens[next])) return next;
        for (const auto phrase : take_up) {
            if (const auto length = phrase_length(tokens, next, phrase)) return next + length - 1;
        }
    }
    return std::nullopt;
}

/// What the action sets out to do stands at its head or after "will"; "to help improve rates" only hopes.
bool is_hope(Tokens tokens, std::size_t at) {
    constexpr std::array<std::string_view, 5> hoping = {"help", "helping", "view", "aims", "hope"};
    for (std::size_t back = 1; back <= 2 && back <= at; ++back) {
        if (is_among(hoping, tokens[at - back])) return true;
    }
    return false;
}

}  // namespace

std::optional<std::string> unnumbered_promise(std::string_view action) {
    const auto tokens = without_dates(action);
    const bool has_start =
        find_phrase(tokens, std::array<std::string_view, 1>{"from"}).has_value() && goal_in(tokens);
    const bool has_goal = goal_in(tokens).has_value();
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (is_hope(tokens, at)) continue;
        if (is_among(multiples, tokens[at]) && !has_start) return tokens[at].text;
        if (has_goal || !is_among(changes, tokens[at])) continue;
        if (const auto last = quantity_after(tokens, at))
            return squeezed(text_of(action, tokens[at], tokens[*last]));
    }
    return std::nullopt;
}

std::optional<std::string> numbered_promise(std::string_view action) {
    const auto tokens = without_dates(action);
    auto at = goal_in(tokens);
    for (std::size_t place = 0; !at && place < tokens.size(); ++place) {
        if (is_quantity_at(tokens, place)) at = place;
    }
    if (!at) return std::nullopt;
    const auto last = std::min(*at + count_at(tokens, *at)->length, tokens.size() - 1);
    return squeezed(text_of(action, tokens[*at], tokens[last]));
}

bool names_a_number(std::string_view text) {
    const auto tokens = without_dates(text);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (count_at(tokens, at) && !tokens[at].is("one") && !tokens[at].is("none")) return true;
    }
    return false;
}

}  // namespace dueregard::plan
