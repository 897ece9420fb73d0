#pragma once
// What an outsider can work out about cells they were not told: the range of each, from everything that was
// published. Source: A. Hundepool and others, "Statistical disclosure control" (2012), section 4.2.2
// (feasibility intervals); the attacker of M. Fischetti and J. J. Salazar, "Solving the cell suppression
// problem on tabular data with linear constraints", Management Science 47 (2001) 1008-1027.

#include "statistics/interval.hpp"
#include "statistics/linear_program.hpp"
#include "statistics/linked_cells.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace dueregard::statistics {

/// What an outsider is told of one cell: its count, a range that holds it (rounding, "fewer than 5"), or
/// nothing but that a count is not negative.
using Told = Interval;

[[nodiscard]] inline Told told_exactly(std::int64_t count) {
    return {.lower = static_cast<double>(count), .upper = static_cast<double>(count)};
}

[[nodiscard]] inline Told told_nothing() {
    return {.lower = 0.0, .upper = no_limit};
}

/// An outsider with every published figure and linear programming.
class Attack {
public:
    /// `told[i]` of cell i; the counts in `cells` are not looked at. Ends the program where no counts could
    /// be behind what is told.
    Attack(const LinkedCells& cells, const std::vector<Told>& told);

    /// The least and the most that the cell can be, as whole numbers; ∞ where nothing limits it.
    [[nodiscard]] Interval interval(std::size_t cell);

    /// Whether the range is at least so wide. Quicker than the range itself: every solution met on the way is
    /// a set of counts that could be true, and so widens what is known of all cells.
    [[nodiscard]] bool is_wide(std::size_t cell, double width);

private:
    [[nodiscard]] double least(std::size_t variable, double sign);

    std::vector<Told> told_;
    std::vector<std::optional<std::size_t>> variables_;  ///< of the cells that are not told exactly
    std::vector<Interval> seen_;  ///< for each variable, what it was in solutions so far
    std::optional<LinearSolver> solver_;
};

}  // namespace dueregard::statistics
