#pragma once
// When a measure is due, as exactly as the council said it.

#include "base/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

enum class DuePrecision { day, month, quarter, season, year };

/// "Summer 2022" is due on 31 August 2022, with the precision of a season. `words` is what was printed.
struct DueDate {
    Date last_day;  ///< the last day on which it is still in time
    DuePrecision precision = DuePrecision::day;
    std::string words;
    friend bool operator==(const DueDate&, const DueDate&) = default;
};

/// Reads a cell of a due-date column: "31/03/2023", "March 2023", "Q2 2022/23", "Summer 2022", "by the end of
/// April 2022", "2022/23", "31 Mar 23"; nothing for "ongoing", "TBC" or what is no date. Days stand before
/// months.
[[nodiscard]] std::optional<DueDate> parse_due(std::string_view printed);

/// The date by which a sentence promises something ("… by March 2023", "fully completed by December 2023");
/// the last such where there are several; nothing where a date only describes. Its `words` begin with the
/// word that promises.
[[nodiscard]] std::optional<DueDate> due_in_prose(std::string_view sentence);

/// The first day of the stretch that the words name: 1 June 2022 of "Summer 2022".
[[nodiscard]] Date first_day(const DueDate& due);

/// Every date that a text names, in order. A day or month without a year is none.
[[nodiscard]] std::vector<DueDate> dates_in(std::string_view text);

}  // namespace dueregard::plan
