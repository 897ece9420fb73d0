#include "monitoring/pay_gap.hpp"

#include "base/ensure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace dueregard::monitoring {

namespace {

/// Wide enough for the product of a sum of amounts and a number of people.
__extension__ using Wide = __int128;

/// numerator/denominator of 1 as a percentage; the denominator above 0.
Percentage percentage(Wide numerator, Wide denominator) {
    const Wide doubled = numerator * 2'000;
    const Wide half_up = (doubled < 0 ? -doubled : doubled) + denominator;
    const auto tenths = static_cast<std::int64_t>(half_up / (denominator * 2));
    return {
        .exact = static_cast<double>(numerator) / static_cast<double>(denominator) * 100.0,
        .tenths = numerator < 0 ? -tenths : tenths
    };
}

/// An average, exactly: sum over count.
struct Average {
    Wide sum = 0;
    Wide count = 0;

    [[nodiscard]] double pounds() const {
        return static_cast<double>(sum) / static_cast<double>(count) / static_cast<double>(one_pound);
    }
};

Average mean_of(const std::vector<Amount>& sorted) {
    return {.sum = std::accumulate(sorted.begin(), sorted.end(), Wide{0}), .count = std::ssize(sorted)};
}

/// The middle amount, or the mean of the two in the middle.
Average median_of(const std::vector<Amount>& sorted) {
    if (sorted.empty()) return {};
    const auto upper = sorted.size() / 2;
    return {.sum = Wide{sorted[(sorted.size() - 1) / 2]} + sorted[upper], .count = 2};
}

/// What becomes of a gap to a group in which nobody has what is averaged.
enum class Nobody {
    leaves_no_gap,
    counts_as_nought,  ///< bonuses: the service wants a gap wherever men were paid one, and it is then the
                       ///< whole of it
};

/// What a gap speaks of, for its reasons.
struct Subject {
    std::string_view average;  ///< "mean hourly pay"
    std::string_view has;      ///< "is on full pay", "was paid a bonus"
    Nobody nobody = Nobody::leaves_no_gap;
};

/// (A - B) / A × 100, A of the reference group.
Figure
gap(Average reference, Average group, const GroupPay& first, const GroupPay& other, const Subject& subject) {
    if (reference.count == 0) {
        return {
            .value = std::nullopt,
            .why_not = fmt::format(
                "Nobody in the group {} {}, so there is nothing to compare with.", first.name, subject.has
            )
        };
    }
    if (group.count == 0 && subject.nobody == Nobody::counts_as_nought && reference.sum > 0)
        return {.value = percentage(1, 1), .why_not = {}};
    if (group.count == 0) {
        return {
            .value = std::nullopt,
            .why_not = fmt::format("Nobody in the group {} {}.", other.name, subject.has)
        };
    }
    if (reference.sum <= 0) {
        return {
            .value = std::nullopt,
            .why_not = fmt::format("The {} of the group {} is not above nought.", subject.average, first.name)
        };
    }
    return {
        .value = percentage(
            reference.sum * group.count - group.sum * reference.count, reference.sum * group.count
        ),
        .why_not = {}
    };
}

/// One group's amounts, in order.
struct Amounts {
    std::vector<Amount> rates;
    std::vector<Amount> bonuses;
};

std::vector<Amounts> amounts_of(const std::vector<PaidEmployee>& employees, std::size_t groups) {
    std::vector<Amounts> amounts(groups);
    for (const auto& employee : employees) {
        if (employee.group == no_group) continue;
        ensure(employee.group < groups, "an employee's group is one of those named");
        if (employee.hourly_rate) amounts[employee.group].rates.push_back(*employee.hourly_rate);
        if (employee.bonus > 0) amounts[employee.group].bonuses.push_back(employee.bonus);
    }
    for (auto& [rates, bonuses] : amounts) {
        std::ranges::sort(rates);
        std::ranges::sort(bonuses);
    }
    return amounts;
}

Figure too_few(const GroupPay& group, std::int64_t minimum) {
    return {
        .value = std::nullopt,
        .why_not = fmt::format("The group {} has fewer than {} employees on full pay.", group.name, minimum)
    };
}

/// Nothing where a gap in bonus pay would speak of nobody, or of enough people.
std::optional<Figure> too_few_bonuses(const GroupPay& group, const GroupPay& first, std::int64_t minimum) {
    for (const auto* one : {&group, &first}) {
        if (minimum > 1 && one->paid_bonus > 0 && one->paid_bonus < minimum) {
            return Figure{
                .value = std::nullopt,
                .why_not = fmt::format(
                    "Fewer than {} employees in the group {} were paid a bonus.", minimum, one->name
                )
            };
        }
    }
    return std::nullopt;
}

void set_own_figures(GroupPay& group, const Amounts& own, std::int64_t minimum) {
    group.full_pay = std::ssize(own.rates);
    group.paid_bonus = std::ssize(own.bonuses);
    if (group.full_pay < minimum && minimum > 1) {
        group.bonus_proportion = too_few(group, minimum);
        return;
    }
    if (!own.rates.empty()) {
        group.mean = mean_of(own.rates).pounds();
        group.median = median_of(own.rates).pounds();
    }
    if (group.relevant == 0) {
        group.bonus_proportion.why_not = fmt::format("There is nobody in the group {}.", group.name);
    } else {
        group.bonus_proportion.value = percentage(group.paid_bonus, group.relevant);
    }
}

void set_gaps(
    GroupPay& group, const GroupPay& first, const Amounts& own, const Amounts& reference, std::int64_t minimum
) {
    if (std::min(group.full_pay, first.full_pay) < minimum && minimum > 1) {
        const auto& small = group.full_pay < minimum ? group : first;
        group.mean_gap = group.median_gap = group.bonus_mean_gap = group.bonus_median_gap =
            too_few(small, minimum);
        return;
    }
    constexpr std::string_view paid = "is on full pay";
    constexpr std::string_view rewarded = "was paid a bonus";
    group.mean_gap =
        gap(mean_of(reference.rates), mean_of(own.rates), first, group, {"mean hourly pay", paid});
    group.median_gap =
        gap(median_of(reference.rates), median_of(own.rates), first, group, {"median hourly pay", paid});
    if (const auto few = too_few_bonuses(group, first, minimum)) {
        group.bonus_mean_gap = group.bonus_median_gap = *few;
        return;
    }
    group.bonus_mean_gap =
        gap(mean_of(reference.bonuses),
            mean_of(own.bonuses),
            first,
            group,
            {"mean bonus", rewarded, Nobody::counts_as_nought});
    group.bonus_median_gap =
        gap(median_of(reference.bonuses),
            median_of(own.bonuses),
            first,
            group,
            {"median bonus", rewarded, Nobody::counts_as_nought});
}

std::vector<RatedEmployee> ranked(const std::vector<PaidEmployee>& employees) {
    std::vector<RatedEmployee> rated;
    for (const auto& employee : employees) {
        if (employee.group != no_group && employee.hourly_rate)
            rated.push_back({.hourly_rate = *employee.hourly_rate, .group = employee.group});
    }
    std::ranges::sort(rated);
    return rated;
}

OfBand<PayBand> bands_of(const std::vector<PaidEmployee>& employees, std::size_t groups) {
    const auto rated = ranked(employees);
    const auto sizes = band_sizes(std::ssize(rated));
    auto counts = band_counts(rated, groups);
    OfBand<PayBand> bands;
    for (std::size_t i = 0; i < band_count; ++i) {
        auto tenths = shares_in_tenths(counts[i]);
        bands[i] = {.employees = sizes[i], .counts = std::move(counts[i]), .tenths = std::move(tenths)};
    }
    return bands;
}

}  // namespace

PayGap pay_gap(const std::vector<PaidEmployee>& employees, const PayGroups& groups) {
    ensure(!groups.names.empty(), "there is a reference group");
    const auto amounts = amounts_of(employees, groups.names.size());
    PayGap result;
    for (const auto& name : groups.names)
        result.groups.push_back({.name = name});
    for (const auto& employee : employees) {
        if (employee.group == no_group) {
            ++result.without_group;
        } else {
            ++result.groups[employee.group].relevant;
        }
    }
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        set_own_figures(result.groups[i], amounts[i], groups.minimum);
        result.relevant += result.groups[i].relevant;
        result.full_pay += result.groups[i].full_pay;
    }
    for (std::size_t i = 1; i < amounts.size(); ++i)
        set_gaps(result.groups[i], result.groups[0], amounts[i], amounts[0], groups.minimum);
    const auto small = std::ranges::find_if(result.groups, [&](const GroupPay& group) {
        return groups.minimum > 1 && group.full_pay < groups.minimum;
    });
    if (small != result.groups.end()) {
        result.bands_why_not = too_few(*small, groups.minimum).why_not;
    } else if (result.full_pay == 0) {
        result.bands_why_not = "Nobody is on full pay.";
    } else {
        result.bands = bands_of(employees, groups.names.size());
    }
    return result;
}

std::vector<std::int64_t> shares_in_tenths(const std::vector<std::int64_t>& counts) {
    constexpr std::int64_t whole = 1'000;
    const auto all = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    std::vector<std::int64_t> tenths(counts.size());
    if (all == 0) return tenths;
    std::vector<std::size_t> order(counts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    auto left = whole;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        tenths[i] = counts[i] * whole / all;
        left -= tenths[i];
    }
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) {
        return counts[i] * whole % all;
    });
    for (std::size_t i = 0; left > 0; ++i, --left)
        ++tenths[order[i]];
    return tenths;
}

}  // namespace dueregard::monitoring
