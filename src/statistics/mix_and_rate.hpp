#pragma once
// Why the means of two groups differ: because they are in different classes (mix), or because they differ
// within the same classes (rate). Source: E. M. Kitagawa, "Components of a Difference Between Two Rates",
// Journal of the American Statistical Association 50 (1955), 1168-1194, two components.

#include <span>

namespace dueregard::statistics {

/// One class: how many of each group are in it, and each group's mean there; a mean counts only where its
/// group has somebody there.
struct ClassMeans {
    double first_count = 0.0;
    double second_count = 0.0;
    double first_mean = 0.0;
    double second_mean = 0.0;
};

/// They add up to the mean of the first group less that of the second.
struct MixAndRate {
    double mix = 0.0;
    double rate = 0.0;
};

/// A class without one of the groups has no difference within it: all that it brings is mix. Each group has
/// somebody in some class.
[[nodiscard]] MixAndRate mix_and_rate(std::span<const ClassMeans> classes);

}  // namespace dueregard::statistics
