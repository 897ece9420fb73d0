#include "statistics/quantile_group.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>

namespace dueregard::statistics {

int quantile_group_of_rank(std::int64_t rank, std::int64_t n, int groups) {
    ensure(
        groups > 0 && n >= groups && rank >= 1 && rank <= n,
        "every group has a member, and a rank is one of n"
    );
    const auto from_above = (n + 1 - rank) * groups;
    return groups + 1 - static_cast<int>((from_above + n - 1) / n);
}

std::vector<int> quantile_groups(std::span<const double> values, int groups, GroupOrder order) {
    ensure(groups > 0, "there is a group");
    const auto n = std::ssize(values);
    if (n < groups) return {};
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    std::vector<int> result;
    result.reserve(values.size());
    for (const double value : values) {
        const auto rank = order == GroupOrder::lowest_first
                              ? std::ranges::lower_bound(sorted, value) - sorted.begin()
                              : sorted.end() - std::ranges::upper_bound(sorted, value);
        result.push_back(quantile_group_of_rank(rank + 1, n, groups));
    }
    return result;
}

}  // namespace dueregard::statistics
