#include "plan/date_scanner.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dueregard::plan {

namespace {

using std::chrono::month;
using std::chrono::year;

constexpr int first_year = 1990;
constexpr int last_year = 2099;
/// Two digits after a short month ("Mar 23") are taken as a year only within these bounds.
constexpr int first_short_year = 18;
constexpr int last_short_year = 39;

bool is_year(int value) {
    return value >= first_year && value <= last_year;
}

struct YearFound {
    int starts = 0;  ///< the calendar year, or the one in which the financial year begins
    int ends = 0;    ///< the same as `starts` for a calendar year
    bool is_financial = false;
    std::size_t count = 0;
};

struct Season {
    std::string_view name;
    unsigned last_month;
};

// In Welsh autumn is called as October is; the month is what a column of dates means.
constexpr std::array<Season, 7> seasons = {
    {{"spring", 5}, {"summer", 8}, {"autumn", 11}, {"winter", 2}, {"gwanwyn", 5}, {"haf", 8}, {"gaeaf", 2}}
};
constexpr std::array<std::string_view, 4> quarter_numbers = {"one", "two", "three", "four"};
constexpr std::array<std::string_view, 4> quarter_ordinals = {"first", "second", "third", "fourth"};

class DateScanner {
public:
    DateScanner(std::span<const Token> tokens, Reading reading) : tokens_(tokens), reading_(reading) {}

    std::vector<FoundDate> run() {
        std::vector<FoundDate> found;
        for (std::size_t at = 0; at < tokens_.size();) {
            auto date = date_at(at);
            if (!date) {
                ++at;
                continue;
            }
            date->first = at;
            at += date->count;
            found.push_back(std::move(*date));
        }
        return found;
    }

private:
    using Found = std::optional<FoundDate>;

    [[nodiscard]] Found date_at(std::size_t at) const {
        if (tokens_[at].kind == TokenKind::number) {
            if (is_within_number(at)) return {};
            if (auto found = numeric_day(at)) return found;
            if (auto found = day_and_month(at)) return found;
            if (auto found = numeric_month(at)) return found;
            if (auto found = ordinal_quarter(at)) return found;
            return plain_year(at);
        }
        if (tokens_[at].kind != TokenKind::word) return {};
        if (auto found = named_month(at)) return found;
        if (auto found = named_quarter(at)) return found;
        if (auto found = ordinal_quarter(at)) return found;
        if (auto found = season(at)) return found;
        return part_of_year(at);
    }

    [[nodiscard]] bool has(std::size_t at) const { return at < tokens_.size(); }

    [[nodiscard]] bool is(std::size_t at, std::string_view text) const {
        return has(at) && tokens_[at].is(text);
    }

    [[nodiscard]] bool is_number(std::size_t at) const {
        return has(at) && tokens_[at].kind == TokenKind::number;
    }

    /// No white space between this token and the next.
    [[nodiscard]] bool touches_next(std::size_t at) const {
        return has(at + 1) && tokens_[at].end == tokens_[at + 1].begin;
    }

    [[nodiscard]] std::size_t digits(std::size_t at) const { return tokens_[at].end - tokens_[at].begin; }

    /// "£2023", "1.2023", "x/2023": the number belongs to what stands before it.
    [[nodiscard]] bool is_within_number(std::size_t at) const {
        if (at == 0 || !touches_next(at - 1)) return false;
        const auto& before = tokens_[at - 1];
        if (before.is("£") || before.is("#") || before.is("$")) return true;
        const bool joins = before.is(".") || before.is(":") || before.is("/") || before.is("-");
        return joins && at >= 2 && is_number(at - 2) && touches_next(at - 2);
    }

    static FoundDate made(Date last_day, DuePrecision precision, std::size_t count) {
        return {
            .date = {.last_day = last_day, .precision = precision, .words = {}}, .first = 0, .count = count
        };
    }

    static Found day(int y, int m, int d, std::size_t count) {
        if (!is_year(y) || m < 1 || m > 12 || d < 1 || d > 31) return {};
        const Date date{year{y}, month{static_cast<unsigned>(m)}, std::chrono::day{static_cast<unsigned>(d)}};
        if (!date.ok()) return {};
        return made(date, DuePrecision::day, count);
    }

    static FoundDate whole_month(int y, month m, std::size_t count) {
        return made(last_day_of(year{y}, m), DuePrecision::month, count);
    }

    /// "2023" or "23" as a year; two digits only where `may_be_short`.
    [[nodiscard]] std::optional<int> calendar_year(std::size_t at) const {
        if (!is_number(at)) return {};
        if (digits(at) == 4 && is_year(tokens_[at].value)) return tokens_[at].value;
        return {};
    }

    [[nodiscard]] std::optional<int> short_year(std::size_t at) const {
        if (!is_number(at) || digits(at) != 2) return {};
        const int value = tokens_[at].value;
        if (value < first_short_year || value > last_short_year) return {};
        return 2000 + value;
    }

    /// "2022/23", "2022-23", "2022–2023", "22/23" where the second follows the first; "2022-2025" is a
    /// stretch.
    [[nodiscard]] std::optional<YearFound> financial_year(std::size_t at) const {
        if (!is_number(at) || !is_number(at + 2)) return {};
        const bool has_slash = is(at + 1, "/");
        if (!has_slash && !is(at + 1, "-")) return {};
        const bool is_tight = touches_next(at) && touches_next(at + 1);
        const bool is_long = digits(at) == 4 && digits(at + 2) == 4;
        if (!is_tight && !is_long) return {};
        const auto starts = digits(at) == 2 && has_slash ? short_year(at) : calendar_year(at);
        if (!starts) return {};
        if (digits(at + 2) != 2 && digits(at + 2) != 4) return {};
        const int second = tokens_[at + 2].value;
        const int ends = digits(at + 2) == 4 ? second : *starts / 100 * 100 + second;
        if (ends <= *starts || ends > *starts + 20) return {};
        if (digits(at) == 2 && ends != *starts + 1) return {};
        const bool more_follows =
            touches_next(at + 2) && (is(at + 3, "/") || is(at + 3, "-")) && is_number(at + 4);
        if (more_follows && touches_next(at + 3)) return {};
        return YearFound{.starts = *starts, .ends = ends, .is_financial = true, .count = 3};
    }

    [[nodiscard]] std::optional<YearFound> any_year(std::size_t at) const {
        if (const auto financial = financial_year(at)) return financial;
        if (is(at, "'")) {
            if (const auto y = short_year(at + 1)) return YearFound{.starts = *y, .ends = *y, .count = 2};
        }
        if (const auto y = calendar_year(at)) return YearFound{.starts = *y, .ends = *y, .count = 1};
        return {};
    }

    /// 2023-03-31, 31/03/2023, 31.3.23.
    [[nodiscard]] Found numeric_day(std::size_t at) const {
        if (!has(at + 4) || !is_number(at + 2) || !is_number(at + 4)) return {};
        const auto& separator = tokens_[at + 1];
        const bool is_separator = separator.is("/") || separator.is("-") || separator.is(".");
        if (!is_separator || !tokens_[at + 3].is(separator.text)) return {};
        for (auto next = at; next < at + 4; ++next) {
            if (!touches_next(next)) return {};
        }
        const int first = tokens_[at].value;
        const int second = tokens_[at + 2].value;
        const int third = tokens_[at + 4].value;
        if (digits(at) == 4) return day(first, second, third, 5);
        if (digits(at) > 2 || digits(at + 2) > 2) return {};
        if (digits(at + 4) == 2) return day(2000 + third, second, first, 5);
        return digits(at + 4) == 4 ? day(third, second, first, 5) : Found{};
    }

    /// 31 March 2023, 31st of March 2023, 31-Mar-23.
    [[nodiscard]] Found day_and_month(std::size_t at) const {
        const bool is_counted = at > 0 && (tokens_[at - 1].is("phase") || tokens_[at - 1].is("stage"));
        if (digits(at) > 2 || is_counted) return {};
        auto next = at + 1;
        if (has(next) && touches_next(at) && is_ordinal_ending(tokens_[next].text)) ++next;
        if (is(next, "of")) ++next;
        if (is(next, "-") || is(next, "/")) ++next;
        if (!has(next)) return {};
        const auto named = parse_month(tokens_[next].text);
        if (!named) return {};
        ++next;
        if (is(next, "-") || is(next, "/") || is(next, ",") || is(next, ".") || is(next, "'")) ++next;
        auto y = calendar_year(next);
        if (!y) y = short_year(next);
        if (!y) return {};
        return day(*y, static_cast<int>(static_cast<unsigned>(*named)), tokens_[at].value, next - at + 1);
    }

    static bool is_ordinal_ending(std::string_view word) {
        return word == "st" || word == "nd" || word == "rd" || word == "th";
    }

    /// 03/2023.
    [[nodiscard]] Found numeric_month(std::size_t at) const {
        if (!is(at + 1, "/") || !touches_next(at) || !touches_next(at + 1) || digits(at) > 2) return {};
        const auto y = calendar_year(at + 2);
        const int m = tokens_[at].value;
        if (!y || m < 1 || m > 12) return {};
        return whole_month(*y, month{static_cast<unsigned>(m)}, 3);
    }

    [[nodiscard]] Found plain_year(std::size_t at) const {
        if (const auto financial = financial_year(at)) {
            if (auto found = quarter_after_year(*financial, at)) return found;
            return end_of(*financial, starts_academic_year(at));
        }
        const auto y = calendar_year(at);
        const bool is_counted =
            is(at + 1, "%") || (has(at + 1) && touches_next(at) && tokens_[at + 1].kind == TokenKind::word);
        if (!y || is_counted) return {};
        return made(last_day_of(year{*y}, std::chrono::December), DuePrecision::year, 1);
    }

    [[nodiscard]] bool starts_academic_year(std::size_t at) const {
        return at >= 2 && tokens_[at - 1].is("year")
               && (tokens_[at - 2].is("academic") || tokens_[at - 2].is("school"));
    }

    /// One financial or academic year ends in March or August; a stretch of several years in December.
    static FoundDate end_of(const YearFound& found, bool is_academic) {
        const auto y = year{found.ends};
        if (found.ends > found.starts + 1)
            return made(last_day_of(y, std::chrono::December), DuePrecision::year, found.count);
        const auto m = is_academic ? std::chrono::August : std::chrono::March;
        return made(last_day_of(y, m), DuePrecision::year, found.count);
    }

    /// "2022/23 Q2", "2022/23 – quarter 2".
    [[nodiscard]] Found quarter_after_year(const YearFound& found, std::size_t at) const {
        auto next = at + found.count;
        if (is(next, "-") || is(next, ",") || is(next, ":")) ++next;
        const auto quarter = quarter_at(next);
        if (!quarter) return {};
        return quarter_of(found.starts, quarter->first, next + quarter->second - at);
    }

    static FoundDate quarter_of(int starts, int quarter, std::size_t count) {
        const bool is_next_year = quarter == 4;
        const auto last_month = month{is_next_year ? 3U : static_cast<unsigned>(quarter) * 3 + 3};
        return made(
            last_day_of(year{is_next_year ? starts + 1 : starts}, last_month), DuePrecision::quarter, count
        );
    }

    /// "Q2", "qtr 2", "quarter two": the number and how many tokens.
    [[nodiscard]] std::optional<std::pair<int, std::size_t>> quarter_at(std::size_t at) const {
        if (!is(at, "q") && !is(at, "qtr") && !is(at, "quarter")) return {};
        const auto next = is(at + 1, ".") || is(at + 1, "-") ? at + 2 : at + 1;
        if (!has(next)) return {};
        const auto& token = tokens_[next];
        if (token.kind == TokenKind::number && token.value >= 1 && token.value <= 4 && digits(next) == 1) {
            return std::pair{token.value, next - at + 1};
        }
        const auto* const named = std::ranges::find(quarter_numbers, token.text);
        if (named == quarter_numbers.end()) return {};
        return std::pair{static_cast<int>(named - quarter_numbers.begin()) + 1, next - at + 1};
    }

    [[nodiscard]] Found named_quarter(std::size_t at) const {
        const auto quarter = quarter_at(at);
        if (!quarter) return {};
        return quarter_then_year(at, quarter->first, at + quarter->second);
    }

    /// "second quarter of 2022/23", "2nd quarter 2022".
    [[nodiscard]] Found ordinal_quarter(std::size_t at) const {
        int number = 0;
        auto next = at + 1;
        if (is_number(at)) {
            number = tokens_[at].value;
            if (!has(next) || !is_ordinal_ending(tokens_[next].text)) return {};
            ++next;
        } else {
            const auto* const named = std::ranges::find(quarter_ordinals, tokens_[at].text);
            if (named == quarter_ordinals.end()) return {};
            number = static_cast<int>(named - quarter_ordinals.begin()) + 1;
        }
        if (!is(next, "quarter") || number < 1 || number > 4) return {};
        return quarter_then_year(at, number, next + 1);
    }

    [[nodiscard]] Found quarter_then_year(std::size_t at, int quarter, std::size_t next) const {
        while (is(next, "of") || is(next, "-") || is(next, ",") || is(next, "(") || is(next, "fy")
               || is(next, "in"))
            ++next;
        if (is(next, "the")) ++next;
        if (is(next, "financial") && is(next + 1, "year")) next += 2;
        const auto found = any_year(next);
        if (!found || found->ends > found->starts + 1) return {};
        return quarter_of(found->starts, quarter, next + found->count - at);
    }

    /// March 2023, March 31st, 2023, Mar-23, Mar '23; in a cell also March 23.
    [[nodiscard]] Found named_month(std::size_t at) const {
        const auto named = parse_month(tokens_[at].text);
        if (!named) return {};
        if (auto found = month_then_day(at, *named)) return found;
        auto next = at + 1;
        const bool is_joined = is(next, "-") && touches_next(at);
        if (is_joined || is(next, ",") || is(next, ".") || is(next, "/")) ++next;
        const bool has_apostrophe = is(next, "'");
        if (has_apostrophe) ++next;
        if (const auto y = calendar_year(next)) return whole_month(*y, *named, next - at + 1);
        const bool may_be_short =
            is_joined || has_apostrophe || is_short_month(tokens_[at]) || reading_ == Reading::cell;
        const auto y = may_be_short ? short_year(next) : std::nullopt;
        if (!y || (has(next + 1) && touches_next(next) && is_ordinal_ending(tokens_[next + 1].text)))
            return {};
        return whole_month(*y, *named, next - at + 1);
    }

    /// A month by its first letters; "may" is a verb too often.
    static bool is_short_month(const Token& token) {
        return token.text.size() <= 4 && !token.is("may") && !token.is("june") && !token.is("july");
    }

    [[nodiscard]] Found month_then_day(std::size_t at, month named) const {
        if (!is_number(at + 1) || digits(at + 1) > 2) return {};
        auto next = at + 2;
        if (has(next) && is_ordinal_ending(tokens_[next].text)) ++next;
        if (is(next, ",")) ++next;
        const auto y = calendar_year(next);
        if (!y) return {};
        return day(*y, static_cast<int>(static_cast<unsigned>(named)), tokens_[at + 1].value, next - at + 1);
    }

    /// Summer 2022, winter 2022/23, autumn/winter 2023, Christmas 2023.
    [[nodiscard]] Found season(std::size_t at) const {
        if (tokens_[at].is("christmas")) {
            const auto y = calendar_year(at + 1);
            return y ? day(*y, 12, 25, 2) : Found{};
        }
        const auto* const named = std::ranges::find(seasons, tokens_[at].text, &Season::name);
        if (named == seasons.end()) return {};
        auto next = at + 1;
        if (is(next, "of") || is(next, ",") || is(next, "-")) ++next;
        const auto found = any_year(next);
        if (!found || found->ends > found->starts + 1) return {};
        const bool is_winter = named->last_month == 2;
        const int y = is_winter ? found->starts + 1 : found->starts;
        const auto last = last_day_of(year{y}, month{named->last_month});
        return made(last, DuePrecision::season, next + found->count - at);
    }

    /// Early 2023 ends with April, mid-2023 with August; FY24 with March 2024.
    [[nodiscard]] Found part_of_year(std::size_t at) const {
        if (tokens_[at].is("fy")) {
            if (financial_year(at + 1)) return {};
            const auto y =
                is_number(at + 1) && digits(at + 1) == 2 ? short_year(at + 1) : calendar_year(at + 1);
            return y ? Found(made(last_day_of(year{*y}, std::chrono::March), DuePrecision::year, 2))
                     : Found{};
        }
        const bool is_early = tokens_[at].is("early");
        if (!is_early && !tokens_[at].is("mid")) return {};
        const auto next = is(at + 1, "-") || is(at + 1, "in") ? at + 2 : at + 1;
        const auto y = calendar_year(next);
        if (!y || financial_year(next)) return {};
        const auto m = is_early ? std::chrono::April : std::chrono::August;
        return made(last_day_of(year{*y}, m), DuePrecision::season, next - at + 1);
    }

    std::span<const Token> tokens_;
    Reading reading_;
};

}  // namespace

std::vector<FoundDate> find_dates(std::span<const Token> tokens, Reading reading) {
    return DateScanner(tokens, reading).run();
}

}  // namespace dueregard::plan
