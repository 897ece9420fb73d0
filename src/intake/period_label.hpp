#pragma once
// The days that a period's label speaks of.

#include "base/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::intake {

/// Reads "Quarter 2, 2026/27", "Q2 2026-27", "2026-Q2", "quarter two 2026/27", "2026/27", "September 2026",
/// "July to September 2026" and "2026-07-01 to 2026-09-30". Quarters are those of the financial year, which
/// begins on 1 April: a quarter beside a single year is of the financial year that begins in it. Nothing
/// where the label leaves the days open.
[[nodiscard]] std::optional<DateRange> days_of_label(std::string_view label);

/// It names a quarter and no year: "Quarter two", "Q2".
[[nodiscard]] bool is_bare_quarter(std::string_view label);

/// A period in one cell, so that reading it gives both back: the label, and the days in brackets where the
/// label alone does not tell them.
[[nodiscard]] std::string period_cell(std::string_view label, const DateRange& days);

struct PeriodCell {
    std::string label;
    std::optional<DateRange> days;
};

[[nodiscard]] PeriodCell read_period_cell(std::string_view cell);

}  // namespace dueregard::intake
