#include "statistics/attack.hpp"
#include "support/linked_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <rapidcheck.h>
#include <set>
#include <vector>

namespace dueregard::statistics {

namespace {

using Counts = std::vector<std::vector<std::int64_t>>;

/// Every way of filling in the suppressed inner cells of a 2 by 3 table whose totals are all told, tried.
Interval tried(const Counts& counts, const std::set<std::size_t>& suppressed, std::size_t cell) {
    Interval range{.lower = no_limit, .upper = -no_limit};
    const auto sum = [&](std::size_t row) { return counts[row][0] + counts[row][1] + counts[row][2]; };
    for (std::int64_t a = 0; a <= sum(0); ++a) {
        for (std::int64_t b = 0; a + b <= sum(0); ++b) {
            const Counts guess{
                {a, b, sum(0) - a - b},
                {counts[0][0] + counts[1][0] - a,
                 counts[0][1] + counts[1][1] - b,
                 counts[0][2] + counts[1][2] - (sum(0) - a - b)}
            };
            bool fits = true;
            for (std::size_t i = 0; i < 2; ++i) {
                for (std::size_t k = 0; k < 3; ++k)
                    fits = fits && guess[i][k] >= 0
                           && (suppressed.contains(i * 4 + k) || guess[i][k] == counts[i][k]);
            }
            if (!fits) continue;
            const auto value = static_cast<double>(guess[cell / 4][cell % 4]);
            range.lower = std::min(range.lower, value);
            range.upper = std::max(range.upper, value);
        }
    }
    return range;
}

}  // namespace

TEST_CASE("a cell alone in its row is given away by the total") {
    const auto table = support::linked_table({{3, 20, 30}, {40, 50, 60}});

    Attack attack(table, support::told_but(table, {0}));

    CHECK(attack.interval(0) == Interval{.lower = 3, .upper = 3});
    CHECK_FALSE(attack.is_wide(0, 1));
}

TEST_CASE("four cells in a rectangle hide each other as far as the smallest on a diagonal lets them") {
    const auto table = support::linked_table({{3, 20, 30}, {40, 50, 60}});

    Attack attack(table, support::told_but(table, {0, 1, 4, 5}));

    CHECK(attack.interval(0) == Interval{.lower = 0, .upper = 23});
    CHECK(attack.interval(5) == Interval{.lower = 47, .upper = 70});
    CHECK(attack.is_wide(0, 23));
    CHECK_FALSE(attack.is_wide(0, 24));
    CHECK(attack.interval(2) == Interval{.lower = 30, .upper = 30});
}

TEST_CASE("a table with two suppressed cells in every line can still give one away") {
    // sdcTable's 4 by 4 table of which (w, b) is 47, with every line twice suppressed.
    const auto table =
        support::linked_table({{30, 47, 64, 89}, {90, 124, 5, 31}, {92, 100, 59, 85}, {800, 991, 651, 685}});
    const std::set<std::size_t> suppressed{0, 1, 2, 5, 7, 11, 13, 16, 18};

    Attack attack(table, support::told_but(table, suppressed));

    CHECK(attack.interval(1) == Interval{.lower = 47, .upper = 47});
    CHECK_FALSE(attack.is_wide(1, 1));
}

TEST_CASE("a total that is suppressed leaves its parts without a limit above") {
    LinkedCells cells{
        .cells = {{.count = 3}, {.count = 4}, {.count = 7}}, .relations = {{.total = 2, .parts = {0, 1}}}
    };

    Attack attack(cells, {told_nothing(), told_exactly(4), told_nothing()});

    CHECK(attack.interval(0).lower == 0);
    CHECK(attack.interval(0).upper == no_limit);
    CHECK(attack.is_wide(0, 1'000));
}

TEST_CASE("a rounded count narrows what a sum lets through") {
    // 3 of 12; 9 is told as "10", which is 8 to 12, and the total as 12.
    LinkedCells cells{
        .cells = {{.count = 3}, {.count = 9}, {.count = 12}}, .relations = {{.total = 2, .parts = {0, 1}}}
    };

    Attack attack(cells, {told_nothing(), {.lower = 8, .upper = 12}, told_exactly(12)});

    CHECK(attack.interval(0) == Interval{.lower = 0, .upper = 4});
}

TEST_CASE("the range is the one that trying everything finds") {
    CHECK(rc::check([] {
        const auto flat =
            *rc::gen::container<std::vector<std::int64_t>>(6, rc::gen::inRange<std::int64_t>(0, 7));
        const Counts counts{{flat[0], flat[1], flat[2]}, {flat[3], flat[4], flat[5]}};
        std::set<std::size_t> suppressed;
        for (const std::size_t cell : {0U, 1U, 2U, 4U, 5U, 6U}) {
            if (*rc::gen::arbitrary<bool>()) suppressed.insert(cell);
        }
        const auto table = support::linked_table(counts);

        Attack attack(table, support::told_but(table, suppressed));

        for (const auto cell : suppressed) {
            const auto expected = tried(counts, suppressed, cell);
            RC_ASSERT(attack.interval(cell) == expected);
            RC_ASSERT(attack.is_wide(cell, expected.upper - expected.lower));
            RC_ASSERT(!attack.is_wide(cell, expected.upper - expected.lower + 1));
        }
    }));
}

}  // namespace dueregard::statistics
