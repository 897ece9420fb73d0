#include "statistics/class_breaks.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace dueregard::statistics {

namespace {

/// Sums over the sorted values, from which the cost of any stretch of them follows.
class Costs {
public:
    explicit Costs(std::span<const double> sorted) : shift_(sorted[sorted.size() / 2]) {
        for (const double value : sorted) {
            // Away from the middle, so that large values of small spread keep their last digits.
            const double moved = value - shift_;
            sums_.push_back(sums_.back() + moved);
            squares_.push_back(squares_.back() + moved * moved);
        }
    }

    /// The sum of squared distances to their mean of the values from `first` to `last`, both included.
    [[nodiscard]] double of(std::size_t first, std::size_t last) const {
        const double sum = sums_[last + 1] - sums_[first];
        const double square = squares_[last + 1] - squares_[first];
        return std::max(0.0, square - sum * sum / static_cast<double>(last - first + 1));
    }

private:
    double shift_;
    std::vector<double> sums_{0.0};
    std::vector<double> squares_{0.0};
};

/// One more class for every prefix of the values.
struct Layer {
    std::vector<double> cost;         ///< the least cost of the values up to each
    std::vector<std::size_t> begins;  ///< where the last class then begins
};

/// The stretch [low, high] of a layer whose best beginnings are known to lie within [from, to].
struct Stretch {
    std::size_t low = 0;
    std::size_t high = 0;
    std::size_t from = 0;
    std::size_t to = 0;
};

/// The best beginning of a last class that ends at `end`.
std::size_t best_beginning(
    const Costs& costs, const Layer& before, const Stretch& stretch, std::size_t end, double& best
) {
    best = std::numeric_limits<double>::infinity();
    std::size_t begins = stretch.from;
    for (auto first = std::max<std::size_t>(stretch.from, 1); first <= std::min(stretch.to, end); ++first) {
        const double cost = before.cost[first - 1] + costs.of(first, end);
        if (cost < best) {
            best = cost;
            begins = first;
        }
    }
    return begins;
}

/// The best beginning moves only forward as the end does, so the middle one halves the search on both sides.
void fill(Layer& layer, const Layer& before, const Costs& costs, std::size_t classes) {
    std::vector<Stretch> open{
        {.low = classes - 1, .high = layer.cost.size() - 1, .from = classes - 1, .to = layer.cost.size() - 1}
    };
    while (!open.empty()) {
        const auto stretch = open.back();
        open.pop_back();
        const auto middle = stretch.low + (stretch.high - stretch.low) / 2;
        double best = 0.0;
        const auto begins = best_beginning(costs, before, stretch, middle, best);
        layer.cost[middle] = best;
        layer.begins[middle] = begins;
        if (middle > stretch.low)
            open.push_back({.low = stretch.low, .high = middle - 1, .from = stretch.from, .to = begins});
        if (middle < stretch.high)
            open.push_back({.low = middle + 1, .high = stretch.high, .from = begins, .to = stretch.to});
    }
}

}  // namespace

std::optional<std::vector<double>> class_breaks(std::span<const double> values, int classes) {
    ensure(classes > 0, "there is a class");
    const auto wanted = static_cast<std::size_t>(classes);
    if (values.size() < wanted) return std::nullopt;
    // 1. The values in order.
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    const Costs costs(sorted);
    const auto n = sorted.size();
    // 2. With one class, the cost of every prefix; then one class more at a time.
    std::vector<Layer> layers(
        wanted,
        Layer{
            .cost = std::vector<double>(n, std::numeric_limits<double>::infinity()),
            .begins = std::vector<std::size_t>(n)
        }
    );
    for (std::size_t end = 0; end < n; ++end)
        layers[0].cost[end] = costs.of(0, end);
    for (std::size_t i = 1; i < wanted; ++i)
        fill(layers[i], layers[i - 1], costs, i + 1);
    // 3. Back from the last class to the first.
    std::vector<double> breaks(wanted + 1);
    auto end = n - 1;
    for (auto i = wanted; i > 0; --i) {
        breaks[i] = sorted[end];
        end = layers[i - 1].begins[end] - (i > 1 ? 1 : 0);
    }
    breaks[0] = sorted.front();
    return breaks;
}

}  // namespace dueregard::statistics
