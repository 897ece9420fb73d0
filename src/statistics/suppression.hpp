#pragma once
// Which further cells to suppress so that no suppressed one can be worked out from the totals: secondary
// suppression, over several linked tables at once. Source: M. Fischetti and J. J. Salazar, "Solving the cell
// suppression problem on tabular data with linear constraints", Management Science 47 (2001) 1008-1027; for
// large tables J. P. Kelly, B. L. Golden and A. A. Assad, "Cell suppression: disclosure protection for
// sensitive tabular data", Networks 22 (1992) 397-417.

#include "statistics/linked_cells.hpp"

#include <cstddef>
#include <expected>
#include <vector>

namespace dueregard::statistics {

struct Protection {
    double width = 1.0;  ///< how wide the range of every primary cell must stay for an outsider; above 0
    /// Up to so many pairs of a primary cell and a cell the least cost is looked for; past it a good pattern
    /// only.
    std::size_t exact_pairs = 4'000;
};

struct Pattern {
    std::vector<std::size_t> secondary;  ///< in order; none of them primary or hidden
    double cost = 0.0;                   ///< of the secondary cells
    double bound = 0.0;  ///< no pattern that protects costs less; equal to `cost` where that is proved
};

/// Cells that stay open to an outsider even where everything that may be suppressed is.
struct Unprotectable {
    std::vector<std::size_t> cells;
};

/// `primary` cells are suppressed in any case. The same input gives the same pattern: no clock decides
/// anything.
[[nodiscard]] std::expected<Pattern, Unprotectable>
suppress(const LinkedCells& cells, const std::vector<std::size_t>& primary, const Protection& protection);

}  // namespace dueregard::statistics
