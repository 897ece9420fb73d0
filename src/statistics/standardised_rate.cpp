#include "statistics/standardised_rate.hpp"

#include "base/ensure.hpp"
#include "statistics/event_rate.hpp"

#include <cmath>

namespace dueregard::statistics {

namespace {

constexpr double fewest_events = 10.0;

Estimate scaled(const Estimate& estimate, double by) {
    return {
        .value = estimate.value * by,
        .interval = {.lower = estimate.interval.lower * by, .upper = estimate.interval.upper * by}
    };
}

}  // namespace

std::optional<Estimate>
directly_standardised_rate(std::span<const DirectStratum> strata, double per, double confidence) {
    double events = 0.0;
    double weights = 0.0;
    double weighted_rates = 0.0;
    double weighted_variances = 0.0;
    // 1. Each stratum's rate, weighted by the standard population, and its variance, which for a Poisson
    // count is the
    //    count.
    for (const auto& stratum : strata) {
        ensure(stratum.population > 0.0, "a stratum has people");
        const double weight = stratum.standard_population / stratum.population;
        events += stratum.count;
        weights += stratum.standard_population;
        weighted_rates += weight * stratum.count;
        weighted_variances += weight * weight * stratum.count;
    }
    if (events < fewest_events || weights <= 0.0) return std::nullopt;
    // 2. Byar's interval of the whole count, as far from the rate as the rate's deviation is larger than the
    // count's.
    const double rate = weighted_rates / weights;
    const double stretch = std::sqrt(weighted_variances / events) / weights;
    const auto counted = byar_interval(events, confidence);
    const Estimate estimate{
        .value = rate,
        .interval =
            {.lower = rate + stretch * (counted.lower - events),
             .upper = rate + stretch * (counted.upper - events)}
    };
    return scaled(estimate, per);
}

std::optional<Estimate>
standardised_ratio(double count, std::span<const IndirectStratum> strata, double confidence) {
    // 1. The events expected.
    double expected = 0.0;
    for (const auto& stratum : strata) {
        ensure(stratum.reference_population > 0.0, "the reference has people in every stratum");
        expected += stratum.population * stratum.reference_count / stratum.reference_population;
    }
    if (expected <= 0.0) return std::nullopt;
    // 2. Those seen, over them.
    return event_rate(count, expected, 1.0, confidence);
}

std::optional<Estimate> indirectly_standardised_rate(
    double count, std::span<const IndirectStratum> strata, double per, double confidence
) {
    const auto ratio = standardised_ratio(count, strata, confidence);
    if (!ratio) return std::nullopt;
    double reference_count = 0.0;
    double reference_population = 0.0;
    for (const auto& stratum : strata) {
        reference_count += stratum.reference_count;
        reference_population += stratum.reference_population;
    }
    return scaled(*ratio, per * reference_count / reference_population);
}

}  // namespace dueregard::statistics
