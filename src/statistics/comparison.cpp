#include "statistics/comparison.hpp"

#include "base/ensure.hpp"
#include "statistics/distribution.hpp"
#include "statistics/proportion.hpp"

#include <algorithm>
#include <cmath>

namespace dueregard::statistics {

namespace {

/// A ratio whose logarithm is about normal with this variance.
Estimate log_normal(double ratio, double variance, double confidence) {
    const double factor = std::exp(two_sided_z(confidence) * std::sqrt(variance));
    return {.value = ratio, .interval = {.lower = ratio / factor, .upper = ratio * factor}};
}

bool has_ratio(Group group, Group reference) {
    ensure(group.of > 0.0 && reference.of > 0.0, "a group that is compared has members");
    return group.count > 0.0 && reference.count > 0.0;
}

double ratio_of(Group group, Group reference) {
    return (group.count / group.of) / (reference.count / reference.of);
}

}  // namespace

std::optional<Estimate> ratio_of_proportions(Group group, Group reference, double confidence) {
    ensure(
        group.count <= group.of && reference.count <= reference.of, "a person counts once in a proportion"
    );
    if (!has_ratio(group, reference)) return std::nullopt;
    const auto part = [](Group one) { return 1.0 / one.count - 1.0 / one.of; };
    return log_normal(ratio_of(group, reference), part(group) + part(reference), confidence);
}

Estimate difference_of_proportions(Group group, Group reference, double confidence) {
    // 1. Wilson's interval of each.
    const auto first = proportion(group.count, group.of, confidence);
    const auto second = proportion(reference.count, reference.of, confidence);
    const double difference = first.value - second.value;
    // 2. Downwards the first may be as low and the second as high as its own interval lets it, and the
    // reverse.
    const double down = std::hypot(first.value - first.interval.lower, second.interval.upper - second.value);
    const double up = std::hypot(first.interval.upper - first.value, second.value - second.interval.lower);
    return {
        .value = difference,
        .interval = {.lower = std::max(-1.0, difference - down), .upper = std::min(1.0, difference + up)}
    };
}

std::optional<Estimate> relative_rate_index(Group group, Group reference, double confidence) {
    if (!has_ratio(group, reference)) return std::nullopt;
    return log_normal(ratio_of(group, reference), 1.0 / group.count + 1.0 / reference.count, confidence);
}

}  // namespace dueregard::statistics
