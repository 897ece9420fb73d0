#include "statistics/attack.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <cmath>

namespace dueregard::statistics {

namespace {

/// A solver's solution may be this far from the true one.
constexpr double slack = 1e-6;

}  // namespace

Attack::Attack(const LinkedCells& cells, const std::vector<Told>& told)
    : told_(told), variables_(cells.cells.size()) {
    ensure(told.size() == cells.cells.size(), "something is told of every cell");
    // 1. A variable for each cell that is not known.
    LinearProgram program;
    for (std::size_t i = 0; i < told.size(); ++i) {
        if (told[i].lower == told[i].upper) continue;
        variables_[i] = program.variables.size();
        program.variables.push_back({.lower = told[i].lower, .upper = told[i].upper});
    }
    if (program.variables.empty()) return;
    // 2. Every sum with an unknown in it: parts less total is nought, the known ones moved to the other side.
    for (const auto& relation : cells.relations) {
        Constraint constraint;
        double known = 0.0;
        const auto take = [&](std::size_t cell, double factor) {
            if (variables_[cell]) {
                constraint.terms.push_back({.variable = *variables_[cell], .factor = factor});
            } else {
                known += factor * told[cell].lower;
            }
        };
        for (const auto part : relation.parts)
            take(part, 1.0);
        take(relation.total, -1.0);
        if (constraint.terms.empty()) continue;
        constraint.lower = constraint.upper = -known;
        program.constraints.push_back(std::move(constraint));
    }
    seen_.assign(program.variables.size(), {.lower = no_limit, .upper = -no_limit});
    solver_.emplace(program);
}

Interval Attack::interval(std::size_t cell) {
    if (!variables_[cell]) return told_[cell];
    // The least, and the most as the least of its negative; a count is whole.
    const double lower = least(*variables_[cell], 1.0);
    const double upper = -least(*variables_[cell], -1.0);
    return {.lower = std::ceil(lower - slack), .upper = std::floor(upper + slack)};
}

bool Attack::is_wide(std::size_t cell, double width) {
    if (!variables_[cell]) return width <= 0.0;
    const auto& seen = seen_[*variables_[cell]];
    const auto seen_width = [&] { return std::floor(seen.upper + slack) - std::ceil(seen.lower - slack); };
    if (seen.lower <= seen.upper && seen_width() >= width) return true;
    const double most = -least(*variables_[cell], -1.0);
    if (most == no_limit || seen_width() >= width) return true;
    (void)least(*variables_[cell], 1.0);
    return seen_width() >= width;
}

double Attack::least(std::size_t variable, double sign) {
    solver_->set_cost(variable, sign);
    const auto solution = solver_->minimise();
    solver_->set_cost(variable, 0.0);
    ensure(solution.has_value(), "what is told of a table could be true");
    for (std::size_t i = 0; i < solution->values.size(); ++i) {
        seen_[i].lower = std::min(seen_[i].lower, solution->values[i]);
        seen_[i].upper = std::max(seen_[i].upper, solution->values[i]);
    }
    return solution->cost;
}

}  // namespace dueregard::statistics
