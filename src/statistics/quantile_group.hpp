#pragma once
// Which tenth (fifth, quarter) of all each value falls into, as public health and deprivation tables number
// them. Source: the rule of the Office for Health Improvement and Disparities' PHEindicatormethods for
// deciles: groups + 1 - ceil((n + 1 - rank) / (n / groups)), here in whole numbers.

#include <cstdint>
#include <span>
#include <vector>

namespace dueregard::statistics {

/// Group 1 holds the lowest values, or the highest.
enum class GroupOrder { lowest_first, highest_first };

/// The group, from 1, of the one at `rank` (1 to n). Wants at least one member for each group.
[[nodiscard]] int quantile_group_of_rank(std::int64_t rank, std::int64_t n, int groups);

/// For each value, in the order given, its group from 1 to `groups`. Equal values share the group of the
/// first of them. Empty where there are fewer values than groups.
[[nodiscard]] std::vector<int> quantile_groups(std::span<const double> values, int groups, GroupOrder order);

}  // namespace dueregard::statistics
