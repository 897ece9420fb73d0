#include "statistics/suppression.hpp"

#include "base/ensure.hpp"
#include "statistics/suppression_cuts.hpp"
#include "statistics/suppression_flow.hpp"

#include <algorithm>

namespace dueregard::statistics {

namespace {

constexpr int exact_rounds = 60;

Pattern pattern_of(
    const LinkedCells& cells,
    const std::vector<std::size_t>& primary,
    const std::vector<bool>& suppressed,
    double bound
) {
    std::vector<bool> is_primary(cells.cells.size());
    for (const auto cell : primary)
        is_primary[cell] = true;
    Pattern pattern{.secondary = {}, .cost = 0.0, .bound = bound};
    for (std::size_t i = 0; i < suppressed.size(); ++i) {
        if (!suppressed[i] || is_primary[i] || cells.cells[i].showing == Showing::hidden) continue;
        pattern.secondary.push_back(i);
        pattern.cost += cells.cells[i].cost;
    }
    return pattern;
}

}  // namespace

std::expected<Pattern, Unprotectable>
suppress(const LinkedCells& cells, const std::vector<std::size_t>& primary, const Protection& protection) {
    ensure(protection.width > 0.0, "a range that protects has a width");
    for (const auto cell : primary)
        ensure(cells.cells[cell].showing != Showing::shown, "a primary cell is not shown");
    if (primary.empty()) return Pattern{};
    // 1. A pattern that protects.
    const auto flow = flow_pattern(cells, primary, protection.width);
    if (!flow) return std::unexpected(flow.error());
    // 2. Where the table is small, the cheapest one; where it is not, how cheap one could be at best.
    const bool is_small = cells.cells.size() * primary.size() <= protection.exact_pairs;
    const auto cheapest = cheapest_pattern(cells, primary, protection.width, is_small ? exact_rounds : 0);
    auto pattern =
        pattern_of(cells, primary, cheapest.is_proved ? cheapest.suppressed : *flow, cheapest.bound);
    if (cheapest.is_proved) pattern.bound = pattern.cost;
    pattern.bound = std::min(pattern.bound, pattern.cost);
    return pattern;
}

}  // namespace dueregard::statistics
