#include "statistics/event_rate.hpp"

#include "base/ensure.hpp"
#include "statistics/distribution.hpp"

#include <algorithm>
#include <cmath>

namespace dueregard::statistics {

namespace {

constexpr double fewest_for_byar = 10.0;

/// Wilson and Hilferty's cube root: a Poisson count of `count`, `z` standard deviations away.
double shifted(double count, double z) {
    return count * std::pow(1.0 - 1.0 / (9.0 * count) + z / (3.0 * std::sqrt(count)), 3.0);
}

}  // namespace

Interval byar_interval(double count, double confidence) {
    ensure(count >= 0.0, "a count is not negative");
    const double z = two_sided_z(confidence);
    // 1. Below: the count itself, z deviations down. 2. Above: the count and one more, z deviations up.
    return {
        .lower = count == 0.0 ? 0.0 : std::max(0.0, shifted(count, -z)), .upper = shifted(count + 1.0, z)
    };
}

Interval exact_count_interval(double count, double confidence) {
    ensure(count >= 0.0, "a count is not negative");
    const double tail = (1.0 - confidence) / 2.0;
    return {
        .lower = count == 0.0 ? 0.0 : chi_squared_quantile(tail, 2.0 * count) / 2.0,
        .upper = chi_squared_quantile(1.0 - tail, 2.0 * count + 2.0) / 2.0
    };
}

Interval count_interval(double count, double confidence) {
    return count < fewest_for_byar ? exact_count_interval(count, confidence)
                                   : byar_interval(count, confidence);
}

Estimate event_rate(double count, double population, double per, double confidence) {
    ensure(population > 0.0, "a rate has a population");
    const auto events = count_interval(count, confidence);
    const double scale = per / population;
    return {
        .value = count * scale, .interval = {.lower = events.lower * scale, .upper = events.upper * scale}
    };
}

}  // namespace dueregard::statistics
