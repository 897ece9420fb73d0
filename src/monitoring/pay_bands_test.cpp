#include "monitoring/pay_bands.hpp"
#include "support/shuffled.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numeric>
#include <rapidcheck.h>
#include <vector>

namespace dueregard::monitoring {

namespace {

using Counts = std::vector<std::int64_t>;

/// Everybody on few different rates, so that ties straddle bands.
std::vector<RatedEmployee> any_employees(std::uint16_t groups) {
    const auto n = *rc::gen::inRange<std::size_t>(1, 80);
    std::vector<RatedEmployee> employees(n);
    for (auto& employee : employees) {
        employee.hourly_rate = *rc::gen::inRange<Amount>(1, 9);
        employee.group = *rc::gen::inRange<std::uint16_t>(0, groups);
    }
    return employees;
}

std::vector<RatedEmployee> ranked(std::vector<RatedEmployee> employees) {
    std::ranges::stable_sort(employees, {}, &RatedEmployee::hourly_rate);
    return employees;
}

}  // namespace

TEST_CASE("those left over go to the lower, then upper middle, then lower middle band") {
    CHECK(band_sizes(4'444) == OfBand<std::int64_t>{1'111, 1'111, 1'111, 1'111});
    CHECK(band_sizes(4'445) == OfBand<std::int64_t>{1'112, 1'111, 1'111, 1'111});
    CHECK(band_sizes(4'446) == OfBand<std::int64_t>{1'112, 1'111, 1'112, 1'111});
    CHECK(band_sizes(4'447) == OfBand<std::int64_t>{1'112, 1'112, 1'112, 1'111});
    CHECK(band_sizes(2) == OfBand<std::int64_t>{1, 0, 1, 0});
    CHECK(band_sizes(0) == OfBand<std::int64_t>{});
}

TEST_CASE("40 people on one rate, 36 of them women, are 9 and 1 in one band and 27 and 3 in the next") {
    // GOV.UK's worked example of a rate that falls into two bands.
    const auto shares = shared_out(Counts{4, 36}, {10, 30, 0, 0});

    CHECK(shares[0] == Counts{1, 9});
    CHECK(shares[1] == Counts{3, 27});
}

TEST_CASE("the same, with the rest of the staff around them") {
    // 160 people, 40 to a band: 30 on £9, 40 on £10, 90 above.
    std::vector<RatedEmployee> employees(30, {.hourly_rate = 9, .group = 1});
    employees.insert(employees.end(), 4, {.hourly_rate = 10, .group = 0});
    employees.insert(employees.end(), 36, {.hourly_rate = 10, .group = 1});
    for (Amount rate = 11; rate < 101; ++rate)
        employees.push_back({.hourly_rate = rate, .group = 0});

    const auto counts = band_counts(employees, 2);

    CHECK(counts[0] == Counts{1, 39});
    CHECK(counts[1] == Counts{13, 27});
    CHECK(counts[2] == Counts{40, 0});
    CHECK(counts[3] == Counts{40, 0});
}

TEST_CASE("everybody on one rate is shared out over all four bands") {
    const auto counts = band_counts(std::vector<RatedEmployee>(8, {.hourly_rate = 5, .group = 0}), 1);

    CHECK(counts == OfBand<Counts>{Counts{2}, Counts{2}, Counts{2}, Counts{2}});
}

TEST_CASE("bands are within one of equal, lose nobody, and hold everybody of a group") {
    CHECK(rc::check([] {
        const auto employees = ranked(any_employees(3));

        const auto counts = band_counts(employees, 3);

        const auto sizes = band_sizes(std::ssize(employees));
        const auto [least, most] = std::ranges::minmax(sizes);
        RC_ASSERT(most - least <= 1);
        Counts groups(3);
        for (std::size_t i = 0; i < band_count; ++i) {
            RC_ASSERT(std::accumulate(counts[i].begin(), counts[i].end(), std::int64_t{0}) == sizes[i]);
            for (std::size_t group = 0; group < 3; ++group)
                groups[group] += counts[i][group];
        }
        for (std::uint16_t group = 0; group < 3; ++group)
            RC_ASSERT(groups[group] == std::ranges::count(employees, group, &RatedEmployee::group));
    }));
}

TEST_CASE("the order of people on one rate changes no band") {
    CHECK(rc::check([] {
        const auto employees = any_employees(2);
        const auto reordered = support::shuffled(employees);

        RC_ASSERT(band_counts(ranked(employees), 2) == band_counts(ranked(reordered), 2));
    }));
}

TEST_CASE(
    "people on one rate are shared out as evenly as arithmetic lets them, whatever the bands and the sexes"
) {
    CHECK(rc::check([] {
        const OfBand<std::int64_t> places{
            *rc::gen::inRange(0, 8), *rc::gen::inRange(0, 8), *rc::gen::inRange(0, 8), *rc::gen::inRange(1, 8)
        };
        const auto all = std::accumulate(places.begin(), places.end(), std::int64_t{0});
        const auto women = *rc::gen::inRange<std::int64_t>(0, all + 1);

        const auto shares = shared_out(Counts{all - women, women}, places);

        // Every other way of sharing out the women is at least as far from the even shares.
        const auto off = [&](const OfBand<std::int64_t>& tried) {
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < band_count; ++i)
                sum += std::abs(tried[i] * all - women * places[i]);
            return sum;
        };
        OfBand<std::int64_t> given{};
        for (std::size_t i = 0; i < band_count; ++i) {
            RC_ASSERT(shares[i][0] + shares[i][1] == places[i]);
            RC_ASSERT(std::abs(shares[i][1] * all - women * places[i]) < all);
            given[i] = shares[i][1];
        }
        RC_ASSERT(std::accumulate(given.begin(), given.end(), std::int64_t{0}) == women);
        OfBand<std::int64_t> tried{};
        for (tried[0] = 0; tried[0] <= places[0]; ++tried[0]) {
            for (tried[1] = 0; tried[1] <= places[1]; ++tried[1]) {
                for (tried[2] = 0; tried[2] <= places[2]; ++tried[2]) {
                    tried[3] = women - tried[0] - tried[1] - tried[2];
                    if (tried[3] < 0 || tried[3] > places[3]) continue;
                    RC_ASSERT(off(given) <= off(tried));
                }
            }
        }
    }));
}

TEST_CASE("several groups on one rate are each less than a person away from the even share") {
    CHECK(rc::check([] {
        const auto tied = *rc::gen::container<Counts>(5, rc::gen::inRange<std::int64_t>(0, 9));
        const auto all = std::accumulate(tied.begin(), tied.end(), std::int64_t{0});
        RC_PRE(all > 0);
        const auto first = *rc::gen::inRange<std::int64_t>(0, all + 1);
        const auto second = *rc::gen::inRange<std::int64_t>(0, all - first + 1);
        const OfBand<std::int64_t> places{first, second, all - first - second, 0};

        const auto shares = shared_out(tied, places);

        for (std::size_t group = 0; group < tied.size(); ++group) {
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < band_count; ++i) {
                RC_ASSERT(std::abs(shares[i][group] * all - tied[group] * places[i]) < all);
                sum += shares[i][group];
            }
            RC_ASSERT(sum == tied[group]);
        }
    }));
}

}  // namespace dueregard::monitoring
