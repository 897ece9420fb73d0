#include "statistics/small_count_rounding.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <numeric>
#include <rapidcheck.h>
#include <vector>

namespace dueregard::statistics {

TEST_CASE("small counts become nought or the base, and the sum of all stays near") {
    // Two rows of three: 1 2 9 and 2 1 1. Small ones sum to 7: two of them become 3.
    const std::vector<std::vector<std::size_t>> sums{{0, 1, 2}, {3, 4, 5}, {0, 3}, {1, 4}, {2, 5}};

    const auto rounded = round_small_counts({1, 2, 9, 2, 1, 1}, sums, 3);

    CHECK(rounded == std::vector<std::int64_t>{0, 3, 9, 3, 0, 0});
}

TEST_CASE("no small count is left, large ones stay, and the total is within half the base") {
    CHECK(rc::check([] {
        const auto base = *rc::gen::inRange<std::int64_t>(2, 9);
        const auto counts =
            *rc::gen::container<std::vector<std::int64_t>>(12, rc::gen::inRange<std::int64_t>(0, 20));
        const std::vector<std::vector<std::size_t>> sums{
            {0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9, 10, 11}, {0, 4, 8}, {1, 5, 9}
        };

        const auto rounded = round_small_counts(counts, sums, base);

        for (std::size_t i = 0; i < counts.size(); ++i) {
            const bool is_small = counts[i] > 0 && counts[i] < base;
            const bool is_rounded = rounded[i] == 0 || rounded[i] == base;
            RC_ASSERT((is_small ? is_rounded : rounded[i] == counts[i]));
        }
        const auto before = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
        const auto after = std::accumulate(rounded.begin(), rounded.end(), std::int64_t{0});
        RC_ASSERT(2 * std::abs(after - before) <= base);
        RC_ASSERT(round_small_counts(counts, sums, base) == rounded);
    }));
}

}  // namespace dueregard::statistics
