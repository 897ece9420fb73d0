#pragma once
// Secondary suppression of one large table. Each small count is made a corner of a box: two places in each
// dimension, totals among them, every corner suppressed. Between the corners counts can be moved and every
// total left as it is, so an outsider cannot tell how far they were. Sources: R. D. Repsilber, "Sicherung
// persönlicher Angaben in Tabellendaten", Statistische Analysen und Studien Nordrhein-Westfalen 1 (2002)
// 24-35; S. Giessing, "Survey on methods for tabular data protection in ARGUS", in "Privacy in statistical
// databases" (2004), section 4.1 (the hypercube method). What protects a count is kept, and can be verified
// without a linear program.

#include "statistics/grid.hpp"
#include "statistics/interval.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace dueregard::statistics {

/// The corner opposite to a cell: the other place in each dimension.
struct Box {
    std::size_t cell = 0;
    std::size_t opposite = 0;
    friend bool operator==(const Box&, const Box&) = default;
};

struct GridPattern {
    std::vector<std::uint8_t> suppressed;  ///< 1 for each cell that is, primary or secondary
    std::vector<std::size_t> primary;      ///< in order
    std::vector<Box> boxes;                ///< of each primary cell, the one that protects it
    double cost = 0.0;                     ///< of the secondary cells: their counts, at least 1 each
    double bound = 0.0;                    ///< no pattern that protects costs less
};

/// Protects every count from 1 to below `threshold` with a range at least `width` wide, `width` being a whole
/// number above 0. There is always such a pattern, for totals may be suppressed too. The same grid gives the
/// same pattern.
[[nodiscard]] GridPattern grid_pattern(const Grid& grid, std::int64_t threshold, std::int64_t width);

/// What the box proves: the least and the most that whole counts at its cell can be, with every cell that is
/// not suppressed and every total left as it is. Nothing where it proves nothing: a corner that is shown, two
/// corners in one place, a sum that would not hold.
[[nodiscard]] std::optional<Interval>
proved_interval(const Grid& grid, const std::vector<std::uint8_t>& suppressed, const Box& box);

}  // namespace dueregard::statistics
