#pragma once
// The cheapest pattern that protects: guess, attack, and for each cell that an outsider could then work out,
// an inequality that no such guess keeps to.

#include "statistics/linked_cells.hpp"

#include <cstddef>
#include <vector>

namespace dueregard::statistics {

struct CutResult {
    bool is_proved = false;
    std::vector<bool> suppressed;  ///< the cheapest pattern, where that is proved
    double bound = 0.0;            ///< no pattern that protects costs less
};

/// Some pattern is known to protect. After `rounds` of attacks the proof is given up.
[[nodiscard]] CutResult
cheapest_pattern(const LinkedCells& cells, const std::vector<std::size_t>& primary, double width, int rounds);

}  // namespace dueregard::statistics
