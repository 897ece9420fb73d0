#include "statistics/raking.hpp"

#include "base/ensure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>

namespace dueregard::statistics {

namespace {

std::vector<double> sums_of(const RakingMargin& margin, std::span<const double> weights) {
    std::vector<double> sums(margin.totals.size());
    for (std::size_t i = 0; i < weights.size(); ++i)
        sums[margin.codes[i]] += weights[i];
    return sums;
}

std::optional<std::string> fault_of(std::span<const RakingMargin> margins, std::span<const double> weights) {
    std::optional<double> population;
    for (const auto& margin : margins) {
        ensure(margin.codes.size() == weights.size(), "every record has a category in every margin");
        const auto total = std::accumulate(margin.totals.begin(), margin.totals.end(), 0.0);
        if (population && std::abs(total - *population) > 1e-6 * std::max(total, *population)) {
            return fmt::format(
                "The margins speak of different populations: one adds up to {}, another to {}.",
                *population,
                total
            );
        }
        population = total;
        const auto sums = sums_of(margin, weights);
        for (std::size_t i = 0; i < sums.size(); ++i) {
            if (sums[i] > 0.0 || margin.totals[i] == 0.0) continue;
            return fmt::format(
                "No record is in category {} of a margin, of which the population has {}.",
                i + 1,
                margin.totals[i]
            );
        }
    }
    return std::nullopt;
}

/// Scales the weights to one margin; the largest relative miss that it found.
double fit(std::vector<double>& weights, const RakingMargin& margin) {
    auto factors = sums_of(margin, weights);
    double miss = 0.0;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        if (factors[i] == 0.0) continue;
        factors[i] = margin.totals[i] / factors[i];
        miss = std::max(miss, std::abs(factors[i] - 1.0));
    }
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] *= factors[margin.codes[i]];
    return miss;
}

}  // namespace

std::expected<std::vector<double>, std::string>
rake(std::vector<double> weights, std::span<const RakingMargin> margins, const RakingLimits& limits) {
    if (auto fault = fault_of(margins, weights)) return std::unexpected(*std::move(fault));
    // 1. Scale to each margin in turn. 2. Again, until none had to move.
    for (int round = 0; round < limits.rounds; ++round) {
        double miss = 0.0;
        for (const auto& margin : margins)
            miss = std::max(miss, fit(weights, margin));
        if (miss <= limits.tolerance) return weights;
    }
    return std::unexpected(
        fmt::format("The margins were not met after {} rounds: they contradict each other.", limits.rounds)
    );
}

}  // namespace dueregard::statistics
