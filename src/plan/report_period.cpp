// The period that a document reports on.

#include "base/text.hpp"
#include "plan/date_scanner.hpp"
#include "plan/report_heading.hpp"
#include "plan/report_texts.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <map>

namespace dueregard::plan {

namespace {

using Tokens = std::span<const Token>;
using std::chrono::month;
using std::chrono::year;

constexpr std::size_t longest_line = 240;
constexpr int fewest_dates = 3;

/// The year in which the financial year that holds `date` began.
int financial_year_of(Date date) {
    const int y = static_cast<int>(date.year());
    return date.month() >= std::chrono::April ? y : y - 1;
}

ReportedPeriod quarter_period(std::string label, int starts, int quarter) {
    const auto y = year{quarter == 4 ? starts + 1 : starts};
    const unsigned first = quarter == 4 ? 1U : static_cast<unsigned>(quarter) * 3 + 1;
    return {
        .label = std::move(label),
        .from = Date{y, month{first}, std::chrono::day{1}},
        .to = last_day_of(y, month{first + 2})
    };
}

struct NamedQuarter {
    int quarter = 0;
    std::size_t first = 0;
    std::size_t last = 0;
};

/// "Quarter two", "Q2", "second quarter", with or without a year.
std::optional<NamedQuarter> quarter_in(Tokens tokens) {
    constexpr std::array<std::string_view, 4> ordinals = {"first", "second", "third", "fourth"};
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        if (tokens[at].is("q") || tokens[at].is("qtr") || tokens[at].is("quarter")) {
            const auto count = count_at(tokens, at + 1);
            if (count && count->value >= 1 && count->value <= 4)
                return NamedQuarter{count->value, at, at + 1};
        }
        const auto* const ordinal = std::ranges::find(ordinals, tokens[at].text);
        if (ordinal != ordinals.end() && tokens[at + 1].is("quarter")) {
            return NamedQuarter{static_cast<int>(ordinal - ordinals.begin()) + 1, at, at + 1};
        }
    }
    return std::nullopt;
}

/// "1 April 2031 to 31 March 2032", "April – June 2031", "between April 2031 and March 2032".
std::optional<ReportedPeriod>
range_in(std::string_view line, Tokens tokens, std::span<const FoundDate> dates) {
    for (const auto& date : dates) {
        if (date.first < 2 || date.date.precision == DuePrecision::year) continue;
        const auto& joint = tokens[date.first - 1];
        if (!joint.is("to") && !joint.is("-") && !joint.is("until") && !joint.is("and")) continue;
        const auto earlier = std::ranges::find_if(dates, [&](const auto& other) {
            return other.first + other.count == date.first - 1;
        });
        const auto& last = tokens[date.first + date.count - 1];
        if (earlier != dates.end()) {
            return ReportedPeriod{
                .label = squeezed(text_of(line, tokens[earlier->first], last)),
                .from = first_day(earlier->date),
                .to = date.date.last_day
            };
        }
        const auto named = parse_month(tokens[date.first - 2].text);
        if (!named || date.date.precision != DuePrecision::month) continue;
        const auto y = *named <= date.date.last_day.month()
                           ? date.date.last_day.year()
                           : date.date.last_day.year() - std::chrono::years{1};
        return ReportedPeriod{
            .label = squeezed(text_of(line, tokens[date.first - 2], last)),
            .from = Date{y, *named, std::chrono::day{1}},
            .to = date.date.last_day
        };
    }
    return std::nullopt;
}

/// "Six months to 30 September 2031", "half year 2031/32".
std::optional<ReportedPeriod>
half_year_in(std::string_view line, Tokens tokens, std::span<const FoundDate> dates) {
    constexpr std::array<std::string_view, 4> halves = {
        "six months to", "half year", "first half of", "mid year"
    };
    for (const auto& date : dates) {
        const auto from = date.first > 6 ? date.first - 6 : 0;
        const auto at = find_phrase(tokens, halves, from);
        if (!at || *at > date.first) continue;

        const auto label = squeezed(text_of(line, tokens[*at], tokens[date.first + date.count - 1]));
        if (date.date.precision != DuePrecision::year) {
            const auto end = date.date.last_day.year() / date.date.last_day.month() - std::chrono::months{6};
            return ReportedPeriod{
                .label = label,
                .from = add_days(last_day_of(end.year(), end.month()), 1),
                .to = date.date.last_day
            };
        }
        const int starts = financial_year_of(date.date.last_day);
        return ReportedPeriod{
            .label = label,
            .from = Date{year{starts}, std::chrono::April, std::chrono::day{1}},
            .to = last_day_of(year{starts}, std::chrono::September)
        };
    }
    return std::nullopt;
}

/// "As at 31 March 2032".
std::optional<ReportedPeriod> day_in(std::string_view line, Tokens tokens, std::span<const FoundDate> dates) {
    for (const auto& date : dates) {
        const bool is_as_at = date.first >= 2 && tokens[date.first - 2].is("as")
                              && (tokens[date.first - 1].is("at") || tokens[date.first - 1].is("of"));
        if (!is_as_at) continue;
        const auto& last = tokens[date.first + date.count - 1];
        return ReportedPeriod{
            .label = squeezed(text_of(line, tokens[date.first - 2], last)),
            .from = {},
            .to = date.date.last_day
        };
    }
    return std::nullopt;
}

/// "2031/32": one financial year. A longer stretch is the plan's, not the report's.
std::optional<ReportedPeriod>
year_in(std::string_view line, Tokens tokens, std::span<const FoundDate> dates) {
    for (const auto& date : dates) {
        const bool is_financial =
            date.date.precision == DuePrecision::year && date.date.last_day.month() == std::chrono::March;
        if (!is_financial) continue;
        const auto& last = tokens[date.first + date.count - 1];
        return ReportedPeriod{
            .label = squeezed(text_of(line, tokens[date.first], last)),
            .from = first_day(date.date),
            .to = date.date.last_day
        };
    }
    return std::nullopt;
}

/// The financial year that most of the document's dates fall in; nothing where that is not clear.
std::optional<int> likely_year(const documents::Document& document) {
    std::map<int, int> counts;
    int all = 0;
    for_each_text(document, [&](std::string_view text) {
        for (const auto& date : dates_in(text)) {
            // A calendar year spans two financial years and speaks for neither.
            if (date.precision == DuePrecision::year && date.last_day.month() == std::chrono::December)
                continue;
            ++counts[financial_year_of(first_day(date))];
            ++all;
        }
    });
    if (counts.empty()) return std::nullopt;
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    if (most->second < fewest_dates || most->second * 2 <= all) return std::nullopt;
    return most->first;
}

std::optional<ReportedPeriod> quarter_period_in(
    const documents::Document& document,
    std::string_view line,
    Tokens tokens,
    std::span<const FoundDate> dates
) {
    const auto named = quarter_in(tokens);
    if (!named) return std::nullopt;
    for (const auto& date : dates) {
        if (date.date.precision != DuePrecision::quarter) continue;
        const auto& last = tokens[date.first + date.count - 1];
        return ReportedPeriod{
            .label = squeezed(text_of(line, tokens[date.first], last)),
            .from = first_day(date.date),
            .to = date.date.last_day
        };
    }
    auto label = squeezed(text_of(line, tokens[named->first], tokens[named->last]));
    if (auto range = range_in(line, tokens, dates)) {
        range->label = std::move(label);
        return range;
    }
    const auto in_line = year_in(line, tokens, dates);
    const auto starts = in_line ? std::optional(financial_year_of(*in_line->from)) : likely_year(document);
    if (!starts) return ReportedPeriod{.label = std::move(label), .from = {}, .to = {}};
    return quarter_period(std::move(label), *starts, named->quarter);
}

using Finder = std::optional<ReportedPeriod> (*)(std::string_view, Tokens, std::span<const FoundDate>);

}  // namespace

std::optional<ReportedPeriod> period_of(const documents::Document& document) {
    auto lines = opening_lines(document);
    if (!document.title.empty()) lines.push_back({.text = document.title});
    std::erase_if(lines, [](const OpeningLine& line) { return line.text.size() > longest_line; });
    for (const auto& line : lines) {
        const auto tokens = tokens_of(line.text);
        const auto dates = find_dates(tokens, Reading::prose);
        if (auto found = quarter_period_in(document, line.text, tokens, dates)) return found;
    }
    for (const Finder find : {half_year_in, range_in, day_in, year_in}) {
        for (const auto& line : lines) {
            const auto tokens = tokens_of(line.text);
            const auto dates = find_dates(tokens, Reading::prose);
            if (auto found = find(line.text, tokens, dates)) return found;
        }
    }
    return std::nullopt;
}

int quarter_of_label(const std::optional<ReportedPeriod>& period) {
    if (!period) return 0;
    const auto named = quarter_in(tokens_of(period->label));
    return named ? named->quarter : 0;
}

}  // namespace dueregard::plan
