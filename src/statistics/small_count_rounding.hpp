#pragma once
// Small counts made 0 or the base, so that the sums stay close to what they were; the sums are then taken
// from the rounded counts, and so everything adds up. Source: O. Langsrud and J. Heldal, "An algorithm for
// small count rounding of tabular data", Privacy in statistical databases (2018).

#include "statistics/linked_cells.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dueregard::statistics {

/// `counts` of the cells that no other cell is part of; each of `sums` lists the cells of one published sum.
/// Counts from 1 to base - 1 become 0 or base, all others stay. As many become the base as keeps the sum of
/// them nearest, and which ones is chosen to keep every sum near. The same input gives the same answer.
[[nodiscard]] std::vector<std::int64_t> round_small_counts(
    std::vector<std::int64_t> counts, const std::vector<std::vector<std::size_t>>& sums, std::int64_t base
);

struct RoundedCell {
    std::int64_t count = 0;
    std::size_t parts = 0;  ///< rounded counts that it is the sum of; 1 where it is one itself
};

/// What each of the `shown` cells becomes: the cells without parts are rounded, and the others are sums of
/// those, so that every total is the sum of its parts in every table.
[[nodiscard]] std::vector<RoundedCell>
rounded_cells(const LinkedCells& cells, const std::vector<std::size_t>& shown, std::int64_t base);

}  // namespace dueregard::statistics
