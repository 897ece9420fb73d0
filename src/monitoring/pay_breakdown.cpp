#include "monitoring/pay_breakdown.hpp"

#include "base/ensure.hpp"
#include "base/natural_order.hpp"
#include "statistics/mix_and_rate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace dueregard::monitoring {

namespace {

struct Division {
    std::string name;
    std::vector<PaidEmployee> employees;
    std::int64_t reference = 0;
    std::int64_t others = 0;

    [[nodiscard]] std::int64_t smaller() const { return std::min(reference, others); }
};

void take(Division& into, Division& from) {
    into.employees.insert(into.employees.end(), from.employees.begin(), from.employees.end());
    into.reference += from.reference;
    into.others += from.others;
}

std::vector<Division> divided(const std::vector<PaidEmployee>& employees, const PayDivisions& divisions) {
    ensure(divisions.places.size() == employees.size(), "every employee is in a division");
    std::vector<Division> all(divisions.names.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].name = divisions.names[i];
    for (std::size_t i = 0; i < employees.size(); ++i) {
        auto employee = employees[i];
        if (employee.group == no_group || !employee.hourly_rate) continue;
        employee.group = employee.group == 0 ? 0 : 1;
        auto& division = all[divisions.places[i]];
        (employee.group == 0 ? division.reference : division.others) += 1;
        division.employees.push_back(employee);
    }
    std::erase_if(all, [](const Division& division) { return division.employees.empty(); });
    std::ranges::sort(all, {}, [](const Division& division) {
        return std::pair(natural_sort_key(division.name), division.name);
    });
    return all;
}

/// Takes those too small out of `all` and answers them together; nobody in it where none is too small.
Division put_together(std::vector<Division>& all, std::int64_t minimum, std::vector<std::string>& names) {
    Division together;
    const auto join = [&](std::vector<Division>::iterator which) {
        take(together, *which);
        names.push_back(which->name);
        all.erase(which);
    };
    while (true) {
        const auto smallest = std::ranges::min_element(all, {}, &Division::smaller);
        if (smallest == all.end()) break;
        const bool is_small = smallest->smaller() < minimum;
        const bool needs_more = !names.empty() && (together.smaller() < minimum || names.size() == 1);
        if (!is_small && !needs_more) break;
        join(smallest);
    }
    std::ranges::sort(names, {}, natural_sort_key);
    return together;
}

statistics::ClassMeans class_means(const PayGap& gap) {
    const auto& first = gap.groups[0];
    const auto& second = gap.groups[1];
    return {
        .first_count = static_cast<double>(first.full_pay),
        .second_count = static_cast<double>(second.full_pay),
        .first_mean = first.mean.value_or(0.0),
        .second_mean = second.mean.value_or(0.0)
    };
}

}  // namespace

PayBreakdown pay_breakdown(
    const std::vector<PaidEmployee>& employees,
    const PayDivisions& divisions,
    const PayGroups& groups,
    std::string_view other_name
) {
    ensure(groups.names.size() == 2, "a breakdown is of two groups");
    PayBreakdown result;
    auto all = divided(employees, divisions);
    auto together = put_together(all, groups.minimum, result.put_together);
    if (all.empty()) {
        result.put_together.clear();
        result.why_not = fmt::format(
            "Too few of them have {} employees on full pay in both groups for any to be shown apart.",
            groups.minimum
        );
        return result;
    }
    together.name = other_name;
    if (!together.employees.empty()) all.push_back(std::move(together));
    std::vector<statistics::ClassMeans> means;
    double reference = 0.0;
    double count = 0.0;
    for (const auto& division : all) {
        const auto gap = pay_gap(division.employees, groups);
        const auto& other = gap.groups[1];
        result.divisions.push_back(
            {.name = division.name,
             .reference = division.reference,
             .others = division.others,
             .mean_gap = other.mean_gap,
             .median_gap = other.median_gap}
        );
        means.push_back(class_means(gap));
        reference += means.back().first_count * means.back().first_mean;
        count += means.back().first_count;
    }
    const auto parts = statistics::mix_and_rate(means);
    const auto percent = 100.0 * count / reference;
    result.parts = {.mix = parts.mix * percent, .rate = parts.rate * percent};
    return result;
}

}  // namespace dueregard::monitoring
