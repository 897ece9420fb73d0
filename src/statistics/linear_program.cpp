#include "statistics/linear_program.hpp"

#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <algorithm>
#include <cmath>
#include <coin/Cbc_C_Interface.h>
#include <coin/Clp_C_Interface.h>
#include <string>

namespace dueregard::statistics {

namespace {

/// The program as COIN-OR takes it: the terms column by column.
struct Columns {
    std::vector<CoinBigIndex> starts;
    std::vector<int> rows;
    std::vector<double> factors;
    std::vector<double> lower;
    std::vector<double> upper;
    std::vector<double> costs;
    std::vector<double> row_lower;
    std::vector<double> row_upper;
};

/// Infinity as COIN-OR writes it.
double bound(double value) {
    return std::clamp(value, -std::numeric_limits<double>::max(), std::numeric_limits<double>::max());
}

Columns columns_of(const LinearProgram& program) {
    const auto n = program.variables.size();
    Columns columns;
    columns.starts.resize(n + 1);
    for (const auto& constraint : program.constraints) {
        columns.row_lower.push_back(bound(constraint.lower));
        columns.row_upper.push_back(bound(constraint.upper));
        for (const auto& term : constraint.terms)
            ++columns.starts[term.variable + 1];
    }
    if (program.constraints.empty()) {
        // The solvers want a row: one without terms and without limits.
        columns.row_lower.push_back(bound(-no_limit));
        columns.row_upper.push_back(bound(no_limit));
    }
    for (std::size_t i = 0; i < n; ++i) {
        columns.starts[i + 1] += columns.starts[i];
        columns.lower.push_back(bound(program.variables[i].lower));
        columns.upper.push_back(bound(program.variables[i].upper));
        columns.costs.push_back(program.variables[i].cost);
    }
    columns.rows.resize(static_cast<std::size_t>(columns.starts.back()));
    columns.factors.resize(columns.rows.size());
    auto next = columns.starts;
    for (std::size_t row = 0; row < program.constraints.size(); ++row) {
        for (const auto& term : program.constraints[row].terms) {
            const auto at = static_cast<std::size_t>(next[term.variable]++);
            columns.rows[at] = static_cast<int>(row);
            columns.factors[at] = term.factor;
        }
    }
    return columns;
}

}  // namespace

class LinearSolver::Model {
public:
    explicit Model(const LinearProgram& program) : clp_(Clp_newModel()), columns_(columns_of(program)) {
        Clp_setLogLevel(clp_, 0);
        Clp_loadProblem(
            clp_,
            static_cast<int>(columns_.costs.size()),
            static_cast<int>(columns_.row_lower.size()),
            columns_.starts.data(),
            columns_.rows.data(),
            columns_.factors.data(),
            columns_.lower.data(),
            columns_.upper.data(),
            columns_.costs.data(),
            columns_.row_lower.data(),
            columns_.row_upper.data()
        );
    }

    ~Model() { Clp_deleteModel(clp_); }

    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;

    void set_cost(std::size_t variable, double cost) {
        columns_.costs[variable] = cost;
        has_new_costs_ = true;
    }

    void set_bounds(std::size_t variable, double lower, double upper) {
        columns_.lower[variable] = bound(lower);
        columns_.upper[variable] = bound(upper);
        has_new_bounds_ = true;
    }

    std::optional<Solution> minimise() {
        if (has_new_costs_) Clp_chgObjCoefficients(clp_, columns_.costs.data());
        if (has_new_bounds_) {
            Clp_chgColumnLower(clp_, columns_.lower.data());
            Clp_chgColumnUpper(clp_, columns_.upper.data());
        }
        // New costs leave the last solution feasible, new bounds leave it priced: each has its simplex
        // method.
        if (has_new_bounds_ && !has_new_costs_) {
            Clp_dual(clp_, 0);
        } else {
            Clp_primal(clp_, 0);
        }
        has_new_costs_ = has_new_bounds_ = false;
        const int status = Clp_status(clp_);
        if (status == 1) return std::nullopt;
        if (status == 2) return Solution{.cost = -no_limit, .values = {}, .reduced_costs = {}};
        if (status != 0)
            throw Unavailable("The solver of linear programs gave up on the protection of a table.");
        const auto n = columns_.costs.size();
        const auto* values = Clp_primalColumnSolution(clp_);
        const auto* reduced_costs = Clp_dualColumnSolution(clp_);
        return Solution{
            .cost = Clp_objectiveValue(clp_),
            .values = {values, values + n},
            .reduced_costs = {reduced_costs, reduced_costs + n}
        };
    }

private:
    Clp_Simplex* clp_;
    Columns columns_;
    bool has_new_costs_ = false;
    bool has_new_bounds_ = false;
};

LinearSolver::LinearSolver(const LinearProgram& program) : model_(std::make_unique<Model>(program)) {}

LinearSolver::~LinearSolver() = default;
LinearSolver::LinearSolver(LinearSolver&&) noexcept = default;
LinearSolver& LinearSolver::operator=(LinearSolver&&) noexcept = default;

void LinearSolver::set_cost(std::size_t variable, double cost) {
    model_->set_cost(variable, cost);
}

void LinearSolver::set_bounds(std::size_t variable, double lower, double upper) {
    model_->set_bounds(variable, lower, upper);
}

std::optional<Solution> LinearSolver::minimise() {
    return model_->minimise();
}

std::optional<WholeSolution> minimise_whole(const LinearProgram& program, int nodes) {
    ensure(!program.variables.empty(), "a program has variables");
    const auto columns = columns_of(program);
    const std::unique_ptr<Cbc_Model, decltype(&Cbc_deleteModel)> cbc(Cbc_newModel(), Cbc_deleteModel);
    Cbc_loadProblem(
        cbc.get(),
        static_cast<int>(columns.costs.size()),
        static_cast<int>(columns.row_lower.size()),
        columns.starts.data(),
        columns.rows.data(),
        columns.factors.data(),
        columns.lower.data(),
        columns.upper.data(),
        columns.costs.data(),
        columns.row_lower.data(),
        columns.row_upper.data()
    );
    for (std::size_t i = 0; i < columns.costs.size(); ++i)
        Cbc_setInteger(cbc.get(), static_cast<int>(i));
    Cbc_setParameter(cbc.get(), "log", "0");
    Cbc_setParameter(cbc.get(), "maxNodes", std::to_string(nodes).c_str());
    Cbc_solve(cbc.get());
    const auto* values = Cbc_getColSolution(cbc.get());
    const auto cost = Cbc_getObjValue(cbc.get());
    if (Cbc_isProvenInfeasible(cbc.get()) != 0 || values == nullptr || std::abs(cost) > 1e40)
        return std::nullopt;
    const bool is_proved = Cbc_isProvenOptimal(cbc.get()) != 0;
    WholeSolution solution{.values = {values, values + columns.costs.size()}, .cost = cost, .bound = cost};
    for (auto& value : solution.values)
        value = std::round(value);
    if (!is_proved) solution.bound = std::min(cost, Cbc_getBestPossibleObjValue(cbc.get()));
    return solution;
}

}  // namespace dueregard::statistics
