#pragma once
// What the cells of one column look like, all rows taken together.

#include "plan/report_columns.hpp"

namespace dueregard::plan {

/// Shares are of the filled cells, 0 to 1.
struct ColumnContents {
    std::size_t filled = 0;
    double mean_words = 0.0;
    double blank_share = 0.0;  ///< of all rows
    double dates = 0.0;
    double statuses = 0.0;
    double leading_refs = 0.0;  ///< a ref and then more
    double refs = 0.0;          ///< a ref and nothing else
    double numbers = 0.0;       ///< a number or a share and nothing else
    double amounts = 0.0;       ///< it begins with a number: "46 of 46 wards", "£3m"
    double marks = 0.0;         ///< a cross, a tick or another sign of one character
    double ranks = 0.0;         ///< high, medium, low; 1, 2, 3
    double repeats = 0.0;       ///< the same text as in the row above
};

[[nodiscard]] ColumnContents contents_of(std::span<const RowTexts> rows, std::size_t column);

}  // namespace dueregard::plan
