#pragma once
// Finds dates among the words of a text: days, months, quarters, seasons, calendar and financial years.

#include "plan/due_date.hpp"
#include "plan/wording.hpp"

#include <optional>
#include <span>

namespace dueregard::plan {

/// In a cell of dates "March 23" is March 2023; in prose it is more likely the 23rd of March.
enum class Reading { cell, prose };

/// A date and the tokens it is made of.
struct FoundDate {
    DueDate date;  ///< its words are not set
    std::size_t first = 0;
    std::size_t count = 0;
};

/// Financial years run from 1 April to 31 March, their quarters from April; "Q2 2022" is taken as the second
/// quarter of 2022/23. Spring ends on 31 May, summer on 31 August, autumn on 30 November, winter on the last
/// of February after.
[[nodiscard]] std::vector<FoundDate> find_dates(std::span<const Token> tokens, Reading reading);

}  // namespace dueregard::plan
