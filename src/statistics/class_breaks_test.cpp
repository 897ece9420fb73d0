#include "statistics/class_breaks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <rapidcheck.h>
#include <vector>

namespace dueregard::statistics {

namespace {

using Values = std::vector<double>;

double spread(const Values& sorted, std::size_t first, std::size_t last) {
    double mean = 0.0;
    for (auto i = first; i <= last; ++i)
        mean += sorted[i] / static_cast<double>(last - first + 1);
    double sum = 0.0;
    for (auto i = first; i <= last; ++i)
        sum += (sorted[i] - mean) * (sorted[i] - mean);
    return sum;
}

/// Every way of cutting sorted values into classes, tried.
double least_cost(const Values& sorted, std::size_t first, int classes) {
    const auto n = sorted.size();
    if (classes == 1) return spread(sorted, first, n - 1);
    double best = std::numeric_limits<double>::infinity();
    for (auto last = first; last + static_cast<std::size_t>(classes) <= n; ++last)
        best = std::min(best, spread(sorted, first, last) + least_cost(sorted, last + 1, classes - 1));
    return best;
}

double cost_of(const Values& sorted, const Values& breaks) {
    double cost = 0.0;
    std::size_t first = 0;
    for (std::size_t i = 1; i < breaks.size() && first < sorted.size(); ++i) {
        const auto end = std::ranges::upper_bound(sorted, breaks[i]) - sorted.begin();
        const auto past = static_cast<std::size_t>(end);
        if (past > first) cost += spread(sorted, first, past - 1);
        first = past;
    }
    return cost;
}

}  // namespace

TEST_CASE("class breaks are those of ONS's Census maps") {
    // Cases of github.com/ONSdigital/dp-census-atlas, scripts/breaks (MIT licence, Crown copyright).
    CHECK(class_breaks(Values{1, 2, 3}, 3) == Values{1, 1, 2, 3});
    CHECK(class_breaks(Values{1, 2, 2, 3}, 3) == Values{1, 1, 2, 3});
    CHECK(class_breaks(Values{1, 2, 2, 3, 3}, 3) == Values{1, 1, 2, 3});
    CHECK(class_breaks(Values{1, 2, 3, 2, 3}, 3) == Values{1, 1, 2, 3});
    CHECK(class_breaks(Values{3, 2, 3, 2, 1}, 3) == Values{1, 1, 2, 3});
    CHECK(class_breaks(Values{3, 2, 3, 5, 2, 1}, 3) == Values{1, 2, 3, 5});
    CHECK(class_breaks(Values{0, 1, 2, 50, 100, 101, 103}, 3) == Values{0, 2, 50, 103});
    CHECK(class_breaks(Values{-1, 2, -1, 2, 4, 5, 6, -1, 2, -1}, 3) == Values{-1, -1, 2, 6});
    CHECK_FALSE(class_breaks(Values{}, 5));
    CHECK_FALSE(class_breaks(Values{1, 2, 3}, 5));
}

TEST_CASE("no other cut into classes is better") {
    const bool holds = rc::check([] {
        const auto classes = *rc::gen::inRange(1, 5);
        const auto whole = *rc::gen::container<std::vector<int>>(9, rc::gen::inRange(0, 30));
        Values sorted(whole.begin(), whole.end());
        std::ranges::sort(sorted);

        const auto breaks = class_breaks(sorted, classes);

        RC_ASSERT(breaks.has_value());
        RC_ASSERT(cost_of(sorted, *breaks) <= least_cost(sorted, 0, classes) + 1e-9);
    });
    CHECK(holds);
}

}  // namespace dueregard::statistics
