#include "monitoring/small_groups.hpp"

#include <algorithm>
#include <cstddef>

namespace dueregard::monitoring {

namespace {

std::vector<std::int64_t> full_pay_counts(const std::vector<PaidEmployee>& employees, std::size_t groups) {
    std::vector<std::int64_t> counts(groups);
    for (const auto& employee : employees) {
        if (employee.group != no_group && employee.hourly_rate) ++counts[employee.group];
    }
    return counts;
}

/// For each group whether it is put together with others.
std::vector<bool> joined(const std::vector<std::int64_t>& counts, std::int64_t minimum) {
    std::vector<bool> joins(counts.size());
    std::int64_t together = 0;
    for (std::size_t i = 1; i < counts.size(); ++i) {
        joins[i] = counts[i] < minimum;
        if (joins[i]) together += counts[i];
    }
    const auto number = [&] { return std::ranges::count(joins, true); };
    while (number() > 0 && (together < minimum || number() == 1)) {
        std::size_t smallest = 0;
        for (std::size_t i = 1; i < counts.size(); ++i) {
            if (!joins[i] && (smallest == 0 || counts[i] < counts[smallest])) smallest = i;
        }
        if (smallest == 0) break;
        joins[smallest] = true;
        together += counts[smallest];
    }
    return joins;
}

}  // namespace

std::vector<std::string> put_small_together(std::vector<PaidEmployee>& employees, PayGroups& groups) {
    const auto joins = joined(full_pay_counts(employees, groups.names.size()), groups.minimum);
    if (std::ranges::count(joins, true) < 2) return {};
    std::vector<std::string> names;
    std::vector<std::string> together;
    std::vector<std::uint16_t> now(joins.size());
    for (std::size_t i = 0; i < joins.size(); ++i) {
        now[i] = static_cast<std::uint16_t>(names.size());
        (joins[i] ? together : names).push_back(groups.names[i]);
    }
    for (std::size_t i = 0; i < joins.size(); ++i) {
        if (joins[i]) now[i] = static_cast<std::uint16_t>(names.size());
    }
    names.emplace_back(other_groups);
    for (auto& employee : employees) {
        if (employee.group != no_group) employee.group = now[employee.group];
    }
    groups.names = std::move(names);
    return together;
}

}  // namespace dueregard::monitoring
