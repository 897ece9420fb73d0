#pragma once
// Two groups held against each other: ratio and difference of their proportions, and the relative rate index.

#include "statistics/interval.hpp"

#include <optional>

namespace dueregard::statistics {

/// `count` of a group of `of`. Wants 0 <= count <= of and of > 0, except in a relative rate index, where
/// `count` is of events and may be more.
struct Group {
    double count = 0.0;
    double of = 0.0;
};

/// How many times as likely the group is as the reference group, each person counted once: (a/A) / (b/B),
/// with Katz's interval on the logarithm (D. Katz and others, "Obtaining confidence intervals for the risk
/// ratio in cohort studies", Biometrics 34 (1978) 469-474). Nothing where the group's or the reference's
/// count is 0: the ratio or its interval then has no value.
[[nodiscard]] std::optional<Estimate>
ratio_of_proportions(Group group, Group reference, double confidence = usual_confidence);

/// a/A - b/B, with Newcombe's hybrid score interval (R. G. Newcombe, "Interval estimation for the difference
/// between independent proportions", Statistics in Medicine 17 (1998) 873-890, method 10). Has a value for
/// every pair.
[[nodiscard]] Estimate
difference_of_proportions(Group group, Group reference, double confidence = usual_confidence);

/// The relative rate index: how many times the reference group's rate of events (stops, grievances,
/// disciplinary cases) the group's is. 1 is parity. As one person may have several events, the interval is
/// that of a ratio of Poisson rates on the logarithm (K. J. Rothman, S. Greenland, "Modern epidemiology", 2nd
/// edition (1998), chapter 14). Nothing where either count is 0.
[[nodiscard]] std::optional<Estimate>
relative_rate_index(Group group, Group reference, double confidence = usual_confidence);

}  // namespace dueregard::statistics
