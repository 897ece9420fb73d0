#pragma once
// Linear and mixed integer programs. The door to COIN-OR: CLP solves the linear ones, CBC those with whole
// numbers.

#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace dueregard::statistics {

inline constexpr double no_limit = std::numeric_limits<double>::infinity();

struct Variable {
    double lower = 0.0;
    double upper = no_limit;
    double cost = 0.0;
};

struct Term {
    std::size_t variable = 0;
    double factor = 1.0;
};

/// lower <= the sum of the terms <= upper.
struct Constraint {
    std::vector<Term> terms;
    double lower = 0.0;
    double upper = 0.0;
};

struct LinearProgram {
    std::vector<Variable> variables;
    std::vector<Constraint> constraints;
};

struct Solution {
    double cost = 0.0;  ///< -∞ where there is no end to it; then there are no values
    std::vector<double> values;
    std::vector<double> reduced_costs;  ///< what a unit more of each variable would add to the cost
};

/// One program solved again and again as its costs and bounds change; each solving starts where the last
/// ended. The same calls in the same order give the same solutions.
class LinearSolver {
public:
    explicit LinearSolver(const LinearProgram& program);
    ~LinearSolver();
    LinearSolver(LinearSolver&&) noexcept;
    LinearSolver& operator=(LinearSolver&&) noexcept;
    LinearSolver(const LinearSolver&) = delete;
    LinearSolver& operator=(const LinearSolver&) = delete;

    void set_cost(std::size_t variable, double cost);
    void set_bounds(std::size_t variable, double lower, double upper);

    /// The solution of least cost; nothing where no values keep to the constraints. Throws Unavailable where
    /// the solver gives up.
    [[nodiscard]] std::optional<Solution> minimise();

private:
    class Model;
    std::unique_ptr<Model> model_;
};

/// What is known of the least cost with every variable a whole number.
struct WholeSolution {
    std::vector<double> values;  ///< the best found
    double cost = 0.0;
    double bound = 0.0;  ///< no solution costs less; equal to `cost` where the best is proved
};

/// Works through at most `nodes` branches, so that the effort does not depend on the machine. Nothing where
/// no solution was found.
[[nodiscard]] std::optional<WholeSolution> minimise_whole(const LinearProgram& program, int nodes);

}  // namespace dueregard::statistics
