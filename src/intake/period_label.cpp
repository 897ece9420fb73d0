#include "intake/period_label.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

namespace dueregard::intake {

namespace {

using std::chrono::month;
using std::chrono::year;

constexpr unsigned first_financial_month = 4;

DateRange months_from(year first_year, month first, int count) {
    const auto begin = std::chrono::year_month{first_year, first};
    const auto end = begin + std::chrono::months{count - 1};
    return {.from = begin / std::chrono::day{1}, .to = last_day_of(end.year(), end.month())};
}

DateRange financial_quarter(int first_year, int quarter) {
    const auto begin = std::chrono::year_month{year{first_year}, month{first_financial_month}}
                       + std::chrono::months{3 * (quarter - 1)};
    return months_from(begin.year(), begin.month(), 3);
}

int number_of(std::string_view digits) {
    int number = 0;
    for (const char digit : digits)
        number = number * 10 + (digit - '0');
    return number;
}

bool is_number(std::string_view word, std::size_t digits) {
    return word.size() == digits && std::ranges::all_of(word, is_digit);
}

/// The words of a label: letters and digits apart, "q2" as it is.
std::vector<std::string> label_words(std::string_view label) {
    std::vector<std::string> words;
    for (auto& word : words_of(label)) {
        if (word != "the" && word != "of" && word != "fy" && word != "financial" && word != "year")
            words.push_back(std::move(word));
    }
    return words;
}

/// What the words have said so far.
struct Said {
    std::optional<int> quarter;
    std::optional<int> first_year;
    bool is_financial_year = false;
    std::vector<month> months;
};

std::optional<int> quarter_number(std::string_view word) {
    constexpr std::array<std::array<std::string_view, 5>, 4> spellings = {
        {{"1", "one", "first", "1st", "q1"},
         {"2", "two", "second", "2nd", "q2"},
         {"3", "three", "third", "3rd", "q3"},
         {"4", "four", "fourth", "4th", "q4"}}
    };
    for (std::size_t i = 0; i < spellings.size(); ++i) {
        if (std::ranges::find(spellings.at(i), word) != spellings.at(i).end()) return static_cast<int>(i) + 1;
    }
    return std::nullopt;
}

bool is_quarter_word(std::string_view word) {
    return word == "quarter" || word == "qtr" || word == "q";
}

/// A year, and the one after it where both are named: "2026", "2026 27", "2026 2027". Answers how many words
/// it took.
std::size_t take_year(const std::vector<std::string>& words, std::size_t at, Said& said) {
    if (!is_number(words[at], 4) || said.first_year) return 0;
    const int first = number_of(words[at]);
    if (first < 1990 || first > 2100) return 0;
    said.first_year = first;
    if (at + 1 >= words.size()) return 1;
    const auto& next = words[at + 1];
    const bool follows = (is_number(next, 2) && number_of(next) == (first + 1) % 100)
                         || (is_number(next, 4) && number_of(next) == first + 1);
    if (!follows) return 1;
    said.is_financial_year = true;
    return 2;
}

/// "quarter 2", "second quarter", "q2".
std::size_t take_quarter(const std::vector<std::string>& words, std::size_t at, Said& said) {
    if (said.quarter) return 0;
    const bool has_next = at + 1 < words.size();
    if (is_quarter_word(words[at]) && has_next) {
        said.quarter = quarter_number(words[at + 1]);
        return said.quarter ? 2 : 0;
    }
    const auto number = quarter_number(words[at]);
    if (!number) return 0;
    if (words[at].front() == 'q') {
        said.quarter = number;
        return 1;
    }
    if (!has_next || !is_quarter_word(words[at + 1])) return 0;
    said.quarter = number;
    return 2;
}

std::size_t take_month(const std::vector<std::string>& words, std::size_t at, Said& said) {
    if (const auto named = parse_month(words[at])) {
        said.months.push_back(*named);
        return 1;
    }
    return words[at] == "to" && !said.months.empty() ? 1 : 0;
}

/// Nothing where a word is none of these: the label then says more than we understand.
std::optional<Said> read_words(const std::vector<std::string>& words) {
    Said said;
    for (std::size_t at = 0; at < words.size();) {
        auto taken = take_year(words, at, said);
        if (taken == 0) taken = take_quarter(words, at, said);
        if (taken == 0) taken = take_month(words, at, said);
        if (taken == 0) return std::nullopt;
        at += taken;
    }
    return said;
}

std::optional<DateRange> days_of_months(const Said& said) {
    const auto last_year = year{*said.first_year};
    if (said.months.size() == 1) return months_from(last_year, said.months.front(), 1);
    if (said.months.size() != 2) return std::nullopt;
    const auto count = static_cast<int>((said.months[1] - said.months[0]).count()) + 1;
    const auto first_year = said.months[0] > said.months[1] ? last_year - std::chrono::years{1} : last_year;
    return months_from(first_year, said.months[0], count);
}

/// "2026-07-01 to 2026-09-30"
std::optional<DateRange> iso_range(std::string_view text) {
    constexpr std::string_view between = " to ";
    const auto at = text.find(between);
    if (at == std::string_view::npos) return std::nullopt;
    const auto from = parse_iso_date(trimmed(text.substr(0, at)));
    const auto to = parse_iso_date(trimmed(text.substr(at + between.size())));
    if (!from || !to || *to < *from) return std::nullopt;
    return DateRange{.from = *from, .to = *to};
}

}  // namespace

std::optional<DateRange> days_of_label(std::string_view label) {
    if (const auto range = iso_range(label)) return range;
    const auto said = read_words(label_words(label));
    if (!said || !said->first_year) return std::nullopt;
    const bool has_months = !said->months.empty();
    if (said->quarter) {
        if (has_months) return std::nullopt;
        return financial_quarter(*said->first_year, *said->quarter);
    }
    if (has_months) return said->is_financial_year ? std::nullopt : days_of_months(*said);
    if (!said->is_financial_year) return std::nullopt;
    return months_from(year{*said->first_year}, month{first_financial_month}, 12);
}

bool is_bare_quarter(std::string_view label) {
    const auto said = read_words(label_words(label));
    return said && said->quarter && !said->first_year && said->months.empty();
}

std::string period_cell(std::string_view label, const DateRange& days) {
    if (days_of_label(label) == days) return std::string(label);
    return fmt::format("{} ({} to {})", label, iso_date(days.from), iso_date(days.to));
}

PeriodCell read_period_cell(std::string_view cell) {
    const auto text = trimmed(cell);
    const auto bracket = text.rfind('(');
    if (bracket != std::string_view::npos && text.ends_with(')')) {
        if (const auto days = iso_range(text.substr(bracket + 1, text.size() - bracket - 2)))
            return {.label = std::string(trimmed(text.substr(0, bracket))), .days = days};
    }
    return {.label = std::string(text), .days = days_of_label(text)};
}

}  // namespace dueregard::intake
