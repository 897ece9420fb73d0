#pragma once
// A pattern that protects, cell by cell: for each primary cell the cheapest shift of counts that leaves every
// total as it is and moves that cell far enough. What the shift touches is suppressed.

#include "statistics/linked_cells.hpp"
#include "statistics/suppression.hpp"

#include <cstddef>
#include <expected>
#include <vector>

namespace dueregard::statistics {

/// For each cell whether it is suppressed; primary and hidden cells are.
[[nodiscard]] std::expected<std::vector<bool>, Unprotectable>
flow_pattern(const LinkedCells& cells, const std::vector<std::size_t>& primary, double width);

}  // namespace dueregard::statistics
