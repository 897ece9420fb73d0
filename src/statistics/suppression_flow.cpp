#include "statistics/suppression_flow.hpp"

#include "statistics/attack.hpp"
#include "statistics/linear_program.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace dueregard::statistics {

namespace {

/// Less than this is the solver's rounding.
constexpr double trace = 1e-6;

/// How far a cell can be moved both ways.
struct Reach {
    double down = 0.0;
    double up = 0.0;
};

class Flow {
public:
    Flow(const LinkedCells& cells, const std::vector<std::size_t>& primary)
        : cells_(cells)
        , suppressed_(cells.cells.size())
        , reached_(cells.cells.size())
        , solver_(program(cells)) {
        for (std::size_t i = 0; i < cells.cells.size(); ++i) {
            if (cells.cells[i].showing == Showing::hidden) suppress(i);
        }
        for (const auto cell : primary)
            suppress(cell);
    }

    /// Suppresses what lets the cell be so much less and so much more; false where nothing does.
    [[nodiscard]] bool protect(std::size_t cell, Reach wanted) {
        return move(cell, wanted.down, reached_[cell].down, -1.0)
               && move(cell, wanted.up, reached_[cell].up, 1.0);
    }

    [[nodiscard]] const std::vector<bool>& suppressed() const { return suppressed_; }

private:
    /// Two variables for each cell: how much it gains and how much it loses.
    static LinearProgram program(const LinkedCells& cells) {
        LinearProgram program;
        for (const auto& cell : cells.cells) {
            const bool moves = cell.showing != Showing::shown;
            program.variables.push_back(
                {.lower = 0.0, .upper = moves ? no_limit : 0.0, .cost = cell.cost + trace}
            );
            program.variables.push_back(
                {.lower = 0.0,
                 .upper = moves ? static_cast<double>(cell.count) : 0.0,
                 .cost = cell.cost + trace}
            );
        }
        for (const auto& relation : cells.relations) {
            Constraint constraint;
            const auto take = [&](std::size_t cell, double factor) {
                constraint.terms.push_back({.variable = 2 * cell, .factor = factor});
                constraint.terms.push_back({.variable = 2 * cell + 1, .factor = -factor});
            };
            for (const auto part : relation.parts)
                take(part, 1.0);
            take(relation.total, -1.0);
            program.constraints.push_back(std::move(constraint));
        }
        return program;
    }

    void suppress(std::size_t cell) {
        if (suppressed_[cell]) return;
        suppressed_[cell] = true;
        unpriced_.push_back(cell);
    }

    /// What is suppressed costs nothing more. Told to the solver now and then only: between, each program is
    /// priced as the last one was, and so takes few steps.
    void update_costs() {
        if (++moves_ % moves_between_updates != 1) return;
        for (const auto cell : unpriced_) {
            solver_.set_cost(2 * cell, 0.0);
            solver_.set_cost(2 * cell + 1, 0.0);
        }
        unpriced_.clear();
    }

    bool move(std::size_t cell, double wanted, double reached, double sign) {
        if (reached >= wanted - trace) return true;
        update_costs();
        // 1. The cell gains or loses exactly so much.
        solver_.set_bounds(2 * cell, sign > 0 ? wanted : 0.0, sign > 0 ? wanted : 0.0);
        solver_.set_bounds(2 * cell + 1, sign < 0 ? wanted : 0.0, sign < 0 ? wanted : 0.0);
        const auto solution = solver_.minimise();
        solver_.set_bounds(2 * cell, 0.0, no_limit);
        solver_.set_bounds(2 * cell + 1, 0.0, static_cast<double>(cells_.cells[cell].count));
        if (!solution) return false;
        // 2. What moved with it is suppressed.
        std::vector<double> shift(cells_.cells.size());
        for (std::size_t i = 0; i < shift.size(); ++i) {
            shift[i] = solution->values[2 * i] - solution->values[2 * i + 1];
            if (std::abs(shift[i]) > trace) suppress(i);
        }
        remember(shift);
        return true;
    }

    /// A shift protects every cell that it moves; so does its reverse, as far as no count falls below nought.
    void remember(const std::vector<double>& shift) {
        double share = 1.0;
        for (std::size_t i = 0; i < shift.size(); ++i) {
            if (shift[i] > trace)
                share = std::min(share, static_cast<double>(cells_.cells[i].count) / shift[i]);
        }
        for (std::size_t i = 0; i < shift.size(); ++i) {
            reached_[i].up = std::max({reached_[i].up, shift[i], -shift[i] * share});
            reached_[i].down = std::max({reached_[i].down, -shift[i], shift[i] * share});
        }
    }

    static constexpr int moves_between_updates = 16;

    const LinkedCells& cells_;
    std::vector<bool> suppressed_;
    std::vector<std::size_t> unpriced_;
    int moves_ = 0;
    std::vector<Reach> reached_;
    LinearSolver solver_;
};

/// The range each cell could have if everything that may be suppressed were.
class Widest {
public:
    explicit Widest(const LinkedCells& cells) : attack_(cells, told(cells)) {}

    [[nodiscard]] Interval of(std::size_t cell) { return attack_.interval(cell); }

private:
    static std::vector<Told> told(const LinkedCells& cells) {
        std::vector<Told> all;
        for (const auto& cell : cells.cells)
            all.push_back(cell.showing == Showing::shown ? told_exactly(cell.count) : told_nothing());
        return all;
    }

    Attack attack_;
};

}  // namespace

std::expected<std::vector<bool>, Unprotectable>
flow_pattern(const LinkedCells& cells, const std::vector<std::size_t>& primary, double width) {
    Flow flow(cells, primary);
    std::optional<Widest> widest;
    Unprotectable open;
    // 1. The largest first: what protects it often protects the smaller ones too.
    auto order = primary;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return cells.cells[a].count > cells.cells[b].count;
    });
    for (const auto cell : order) {
        // 2. Half of the width below the count, as far as it goes, and the rest above.
        const auto count = static_cast<double>(cells.cells[cell].count);
        const double down = std::min(count, std::floor(width / 2.0));
        if (flow.protect(cell, {.down = down, .up = width - down})) continue;
        // 3. Where that cannot be, as the cell's own limits allow.
        if (!widest) widest.emplace(cells);
        const auto limits = widest->of(cell);
        const double up = std::min(width, limits.upper - count);
        if (limits.upper - limits.lower < width || !flow.protect(cell, {.down = width - up, .up = up}))
            open.cells.push_back(cell);
    }
    if (!open.cells.empty()) {
        std::ranges::sort(open.cells);
        return std::unexpected(std::move(open));
    }
    return flow.suppressed();
}

}  // namespace dueregard::statistics
