#include "monitoring/pay_bands.hpp"

#include "base/ensure.hpp"
#include "statistics/linear_program.hpp"

#include <algorithm>
#include <numeric>

namespace dueregard::monitoring {

namespace {

/// A group and a band between which the even share leaves a part of a person.
struct Part {
    std::size_t group = 0;
    std::size_t band = 0;
    std::int64_t rest = 0;  ///< of a person, times the number of people tied
};

/// Rounds each part up to a person or down to none, so that every group and every band gets as many as are
/// left for it and the larger parts go up. Such a program has whole solutions (its constraints are those of a
/// transport problem).
std::vector<double> rounded(
    const std::vector<Part>& parts,
    const std::vector<std::int64_t>& groups_left,
    const OfBand<std::int64_t>& places_left
) {
    statistics::LinearProgram program;
    program.constraints.resize(groups_left.size() + band_count);
    for (std::size_t i = 0; i < groups_left.size(); ++i) {
        const auto left = static_cast<double>(groups_left[i]);
        program.constraints[i].lower = program.constraints[i].upper = left;
    }
    for (std::size_t i = 0; i < band_count; ++i) {
        const auto left = static_cast<double>(places_left[i]);
        auto& constraint = program.constraints[groups_left.size() + i];
        constraint.lower = constraint.upper = left;
    }
    for (const auto& part : parts) {
        const auto variable = program.variables.size();
        program.variables.push_back({.lower = 0.0, .upper = 1.0, .cost = -static_cast<double>(part.rest)});
        program.constraints[part.group].terms.push_back({.variable = variable});
        program.constraints[groups_left.size() + part.band].terms.push_back({.variable = variable});
    }
    const auto solution = statistics::LinearSolver(program).minimise();
    ensure(solution.has_value(), "people and places of one rate are equally many");
    return solution->values;
}

/// People on one rate, into the next places of the bands.
void share_out(
    std::span<const RatedEmployee> tied,
    OfBand<std::int64_t>& places,
    OfBand<std::vector<std::int64_t>>& counts
) {
    // The places that they take in each band.
    OfBand<std::int64_t> taken{};
    auto left = std::ssize(tied);
    for (std::size_t band = 0; band < band_count; ++band) {
        taken[band] = std::min<std::int64_t>(left, places[band]);
        places[band] -= taken[band];
        left -= taken[band];
    }
    // 13(2) The proportions are the same in each band, as far as can be.
    std::vector<std::int64_t> groups(counts.front().size());
    for (const auto& employee : tied)
        ++groups[employee.group];
    const auto shares = shared_out(groups, taken);
    for (std::size_t band = 0; band < band_count; ++band) {
        for (std::size_t group = 0; group < groups.size(); ++group)
            counts[band][group] += shares[band][group];
    }
}

}  // namespace

OfBand<std::int64_t> band_sizes(std::int64_t employees) {
    const auto quarter = employees / 4;
    switch (employees % 4) {
    case 1:
        return {quarter + 1, quarter, quarter, quarter};
    case 2:
        return {quarter + 1, quarter, quarter + 1, quarter};
    case 3:
        return {quarter + 1, quarter + 1, quarter + 1, quarter};
    default:
        return {quarter, quarter, quarter, quarter};
    }
}

OfBand<std::vector<std::int64_t>> band_counts(std::span<const RatedEmployee> employees, std::size_t groups) {
    // 13(1)(a) Ranked by hourly rate; (b) in four sections, as equal as can be.
    ensure(
        std::ranges::is_sorted(employees, {}, &RatedEmployee::hourly_rate),
        "employees are in the order of rates"
    );
    auto places = band_sizes(std::ssize(employees));
    OfBand<std::vector<std::int64_t>> counts;
    counts.fill(std::vector<std::int64_t>(groups));
    std::size_t band = 0;
    for (std::size_t from = 0, to = 0; from < employees.size(); from = to) {
        while (places[band] == 0)
            ++band;
        to = from + 1;
        while (to < employees.size() && employees[to].hourly_rate == employees[from].hourly_rate)
            ++to;
        const auto tied = employees.subspan(from, to - from);
        if (std::ssize(tied) > places[band]) {
            share_out(tied, places, counts);
            continue;
        }
        places[band] -= std::ssize(tied);
        for (const auto& employee : tied)
            ++counts[band][employee.group];
    }
    return counts;
}

OfBand<std::vector<std::int64_t>>
shared_out(std::span<const std::int64_t> tied, const OfBand<std::int64_t>& places) {
    OfBand<std::vector<std::int64_t>> shares;
    shares.fill(std::vector<std::int64_t>(tied.size()));
    const auto all = std::accumulate(tied.begin(), tied.end(), std::int64_t{0});
    const auto only = std::ranges::find(places, all);
    if (only != places.end()) {
        shares[static_cast<std::size_t>(only - places.begin())].assign(tied.begin(), tied.end());
        return shares;
    }
    // 1. The whole people of each even share.
    std::vector<std::int64_t> groups_left(tied.begin(), tied.end());
    auto places_left = places;
    std::vector<Part> parts;
    for (std::size_t band = 0; band < band_count; ++band) {
        for (std::size_t group = 0; group < tied.size(); ++group) {
            const auto even = tied[group] * places[band];
            shares[band][group] = even / all;
            groups_left[group] -= even / all;
            places_left[band] -= even / all;
            if (even % all != 0) parts.push_back({.group = group, .band = band, .rest = even % all});
        }
    }
    if (parts.empty()) return shares;
    // 2. The people left over, to where the largest parts are.
    const auto values = rounded(parts, groups_left, places_left);
    for (std::size_t i = 0; i < parts.size(); ++i)
        shares[parts[i].band][parts[i].group] += values[i] > 0.5 ? 1 : 0;
    return shares;
}

}  // namespace dueregard::monitoring
