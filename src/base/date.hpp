#pragma once
// Calendar dates, written and read without the machine's locale.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard {

using Date = std::chrono::year_month_day;

/// A stretch of days, both ends included.
struct DateRange {
    Date from;
    Date to;
    friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// 2026-11-22
[[nodiscard]] std::string iso_date(Date date);

/// 22 November 2026
[[nodiscard]] std::string long_date(Date date);

/// November 2026
[[nodiscard]] std::string month_and_year(Date date);

/// Reads 2026-11-22; nothing for another shape or a day that does not exist.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

/// "january" … "december", or its first three letters, or "sept", in any case.
[[nodiscard]] std::optional<std::chrono::month> parse_month(std::string_view word);

[[nodiscard]] Date last_day_of(std::chrono::year year, std::chrono::month month);
[[nodiscard]] Date add_days(Date date, int count);
[[nodiscard]] int days_between(Date from, Date to);

}  // namespace dueregard
