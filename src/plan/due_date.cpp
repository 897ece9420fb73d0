#include "plan/due_date.hpp"

#include "base/text.hpp"
#include "plan/date_scanner.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <array>

namespace dueregard::plan {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 11> fillers = {
    "the", "end", "of", "late", "early", "mid", "-", "about", "around", "approximately", "close"
};
constexpr std::array<std::string_view, 6> between_old_and_date = {"date", "in", "the", "of", ":", "due"};
constexpr std::array<std::string_view, 12> old_dates = {
    "was",
    "originally",
    "original",
    "previously",
    "previous",
    "from",
    "since",
    "started",
    "start",
    "starting",
    "commenced",
    "began"
};
constexpr std::array<std::string_view, 9> promised_in = {
    "due", "completed", "complete", "completion", "scheduled", "deadline", "delivered", "delivery", "finished"
};

bool contains(Words words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

/// The nearest token before `at` that is none of `skipped`.
std::optional<std::size_t> before(std::span<const Token> tokens, std::size_t at, Words skipped) {
    while (at > 0) {
        --at;
        if (!contains(skipped, tokens[at].text)) return at;
    }
    return std::nullopt;
}

/// "Was March 2022", "from April 2022": a date that no longer counts, or never was an end.
bool is_superseded(std::span<const Token> tokens, std::size_t date_at) {
    const auto cue = before(tokens, date_at, between_old_and_date);
    return cue && contains(old_dates, tokens[*cue].text);
}

/// "Ongoing, reviewed March 2024" says when somebody looks again, not when it ends.
bool is_review_of_ongoing(std::span<const Token> tokens, std::size_t date_at) {
    constexpr std::array<std::string_view, 3> ongoing = {"ongoing", "continuous", "annually"};
    constexpr std::array<std::string_view, 3> review = {"review", "reviewed", "reviewing"};
    if (!has_phrase(tokens, ongoing)) return false;
    const auto cue = before(tokens, date_at, between_old_and_date);
    return cue && contains(review, tokens[*cue].text);
}

/// Where the words that promise begin, when they stand before the date at `at`.
std::optional<std::size_t> promise_before(std::span<const Token> tokens, std::size_t at) {
    const auto cue = before(tokens, at, fillers);
    if (!cue) return std::nullopt;
    const auto& word = tokens[*cue];
    if (word.is("by") || word.is("before") || word.is("due") || word.is("deadline")) return cue;
    if (word.is("than") && *cue >= 2 && tokens[*cue - 1].is("later")) return *cue - 2;
    const bool is_preposition =
        word.is("in") || word.is("on") || word.is("for") || word.is("during") || word.is(":");
    if (!is_preposition || *cue == 0) return std::nullopt;
    const auto& promised = tokens[*cue - 1];
    return contains(promised_in, promised.text) ? std::optional(*cue - 1) : std::nullopt;
}

/// "Summer 2027, by 31 August 2027", as our own reports print it: the words before the comma, where the day
/// is theirs.
std::optional<DueDate> said_with_its_last_day(std::string_view printed) {
    constexpr std::string_view between = ", by ";
    const auto at = printed.rfind(between);
    if (at == std::string_view::npos) return std::nullopt;
    auto said = parse_due(printed.substr(0, at));
    const auto last = parse_due(printed.substr(at + between.size()));
    const bool is_one = said && last && said->precision != DuePrecision::day
                        && last->precision == DuePrecision::day && said->last_day == last->last_day;
    return is_one ? std::move(said) : std::nullopt;
}

}  // namespace

std::optional<DueDate> parse_due(std::string_view printed) {
    if (auto said = said_with_its_last_day(printed)) return said;
    const auto tokens = tokens_of(printed);
    auto found = find_dates(tokens, Reading::cell);
    for (auto date = found.rbegin(); date != found.rend(); ++date) {
        if (is_superseded(tokens, date->first) || is_review_of_ongoing(tokens, date->first)) continue;
        date->date.words = squeezed(printed);
        return date->date;
    }
    return std::nullopt;
}

std::optional<DueDate> due_in_prose(std::string_view sentence) {
    const auto tokens = tokens_of(sentence);
    auto found = find_dates(tokens, Reading::prose);
    for (auto date = found.rbegin(); date != found.rend(); ++date) {
        const auto promise = promise_before(tokens, date->first);
        if (!promise) continue;
        const auto& last = tokens[date->first + date->count - 1];
        date->date.words = squeezed(text_of(sentence, tokens[*promise], last));
        return date->date;
    }
    return std::nullopt;
}

Date first_day(const DueDate& due) {
    using namespace std::chrono;
    const auto after = [&](int count) {
        const auto end = due.last_day.year() / due.last_day.month() - months{count};
        return add_days(last_day_of(end.year(), end.month()), 1);
    };
    switch (due.precision) {
    case DuePrecision::day:
        return due.last_day;
    case DuePrecision::month:
        return after(1);
    case DuePrecision::quarter:
    case DuePrecision::season:
        return after(3);
    case DuePrecision::year:
        return after(12);
    }
    return due.last_day;
}

std::vector<DueDate> dates_in(std::string_view text) {
    const auto tokens = tokens_of(text);
    std::vector<DueDate> dates;
    for (auto& found : find_dates(tokens, Reading::prose)) {
        found.date.words =
            squeezed(text_of(text, tokens[found.first], tokens[found.first + found.count - 1]));
        dates.push_back(std::move(found.date));
    }
    return dates;
}

}  // namespace dueregard::plan
