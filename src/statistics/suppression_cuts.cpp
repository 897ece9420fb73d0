#include "statistics/suppression_cuts.hpp"

#include "statistics/linear_program.hpp"

#include <algorithm>
#include <optional>

namespace dueregard::statistics {

namespace {

constexpr double trace = 1e-6;
constexpr int most_nodes = 1'000;

/// No cell needs to move further than this to be protected.
double furthest(const LinkedCells& cells, double width) {
    double most = 100.0 * width;
    for (const auto& cell : cells.cells)
        most = std::max(most, static_cast<double>(cell.count));
    return most;
}

/// Shifts of counts that leave every total as it is, within what a pattern leaves open.
class Shifts {
public:
    Shifts(const LinkedCells& cells, double width)
        : cells_(cells), furthest_(furthest(cells, width)), solver_(program(cells)) {}

    void open(const std::vector<bool>& suppressed) {
        for (std::size_t i = 0; i < suppressed.size(); ++i) {
            if (suppressed[i]) {
                solver_.set_bounds(i, -loss(i), furthest_);
            } else {
                solver_.set_bounds(i, 0.0, 0.0);
            }
        }
    }

    /// How far the cell can move one way (sign), with what each cell's being suppressed adds to that at most.
    double most(std::size_t cell, double sign, std::vector<double>& weights) {
        solver_.set_cost(cell, -sign);
        const auto solution = solver_.minimise();
        solver_.set_cost(cell, 0.0);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const double reduced = solution->reduced_costs[i];
            weights[i] += reduced > 0.0 ? reduced * loss(i) : -reduced * furthest_;
        }
        return -solution->cost;
    }

private:
    static LinearProgram program(const LinkedCells& cells) {
        LinearProgram program;
        program.variables.assign(cells.cells.size(), {.lower = 0.0, .upper = 0.0});
        for (const auto& relation : cells.relations) {
            Constraint constraint;
            for (const auto part : relation.parts)
                constraint.terms.push_back({.variable = part, .factor = 1.0});
            constraint.terms.push_back({.variable = relation.total, .factor = -1.0});
            program.constraints.push_back(std::move(constraint));
        }
        return program;
    }

    [[nodiscard]] double loss(std::size_t cell) const {
        return static_cast<double>(cells_.cells[cell].count);
    }

    const LinkedCells& cells_;
    double furthest_;
    LinearSolver solver_;
};

/// Which cells to suppress, as a program in 0 and 1 over those that may be but need not.
class Guess {
public:
    Guess(const LinkedCells& cells, const std::vector<std::size_t>& primary)
        : always_(cells.cells.size()), variables_(cells.cells.size()) {
        for (const auto cell : primary)
            always_[cell] = true;
        for (std::size_t i = 0; i < cells.cells.size(); ++i) {
            if (cells.cells[i].showing == Showing::hidden) always_[i] = true;
            if (always_[i] || cells.cells[i].showing == Showing::shown) continue;
            variables_[i] = program_.variables.size();
            program_.variables.push_back({.lower = 0.0, .upper = 1.0, .cost = cells.cells[i].cost});
        }
        // A sum in which one primary cell alone is missing gives it away.
        for (const auto& relation : cells.relations)
            add_relation(relation);
    }

    /// Σ weights of the suppressed cells >= width.
    void add_cut(const std::vector<double>& weights, double width) {
        double wanted = width;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            if (always_[i]) wanted -= weights[i];
        }
        Constraint cut{.terms = {}, .lower = 1.0, .upper = no_limit};
        for (std::size_t i = 0; i < weights.size(); ++i) {
            // No cell can count for more than all that is wanted.
            const double share = std::min(1.0, weights[i] / wanted);
            if (variables_[i] && share > trace)
                cut.terms.push_back({.variable = *variables_[i], .factor = share});
        }
        program_.constraints.push_back(std::move(cut));
    }

    [[nodiscard]] std::optional<WholeSolution> solve() const {
        if (program_.constraints.empty())
            return WholeSolution{.values = std::vector<double>(program_.variables.size())};
        return minimise_whole(program_, most_nodes);
    }

    /// What a guess costs at least, fractions of cells allowed.
    [[nodiscard]] double relaxed_cost() const {
        if (program_.constraints.empty()) return 0.0;
        const auto solution = LinearSolver(program_).minimise();
        return solution ? solution->cost : 0.0;
    }

    [[nodiscard]] bool is_open() const { return !program_.variables.empty(); }

    [[nodiscard]] std::vector<bool> pattern(const std::vector<double>& values) const {
        auto suppressed = always_;
        for (std::size_t i = 0; i < suppressed.size(); ++i) {
            if (variables_[i] && values[*variables_[i]] > 0.5) suppressed[i] = true;
        }
        return suppressed;
    }

private:
    void add_relation(const Relation& relation) {
        Constraint cut{.terms = {}, .lower = 1.0, .upper = no_limit};
        int always = 0;
        const auto take = [&](std::size_t cell) {
            always += always_[cell] ? 1 : 0;
            if (variables_[cell]) cut.terms.push_back({.variable = *variables_[cell], .factor = 1.0});
        };
        take(relation.total);
        std::ranges::for_each(relation.parts, take);
        if (always == 1 && !cut.terms.empty()) program_.constraints.push_back(std::move(cut));
    }

    std::vector<bool> always_;
    std::vector<std::optional<std::size_t>> variables_;
    LinearProgram program_;
};

/// Attacks the pattern; whether it held. For each cell that it leaves open the guess gets a cut.
bool hold(
    Shifts& shifts,
    Guess& guess,
    const std::vector<bool>& suppressed,
    const std::vector<std::size_t>& primary,
    double width
) {
    shifts.open(suppressed);
    bool holds = true;
    for (const auto cell : primary) {
        std::vector<double> weights(suppressed.size());
        const double range = shifts.most(cell, 1.0, weights) + shifts.most(cell, -1.0, weights);
        if (range >= width - trace) continue;
        holds = false;
        guess.add_cut(weights, width);
    }
    return holds;
}

}  // namespace

CutResult cheapest_pattern(
    const LinkedCells& cells, const std::vector<std::size_t>& primary, double width, int rounds
) {
    Guess guess(cells, primary);
    CutResult result;
    if (!guess.is_open()) return {.is_proved = true, .suppressed = guess.pattern({}), .bound = 0.0};
    result.bound = std::max(0.0, guess.relaxed_cost());
    if (rounds == 0) return result;
    Shifts shifts(cells, width);
    for (int round = 0; round < rounds; ++round) {
        // 1. The cheapest pattern that keeps to all inequalities so far.
        const auto solution = guess.solve();
        if (!solution) return result;
        result.bound = std::max(result.bound, solution->bound);
        const auto suppressed = guess.pattern(solution->values);
        // 2. Attacked; where it holds, nothing cheaper does.
        if (hold(shifts, guess, suppressed, primary, width)) {
            result.is_proved = solution->bound >= solution->cost - trace;
            result.suppressed = suppressed;
            return result;
        }
    }
    return result;
}

}  // namespace dueregard::statistics
