#include "statistics/attack.hpp"
#include "statistics/grid_pattern.hpp"
#include "statistics/suppression.hpp"
#include "support/linked_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <rapidcheck.h>
#include <set>
#include <vector>

namespace dueregard::statistics {

namespace {

bool is_proved(const Grid& grid, const GridPattern& pattern, double width) {
    return std::ranges::all_of(pattern.boxes, [&](const Box& box) {
        const auto range = proved_interval(grid, pattern.suppressed, box);
        return range && range->upper - range->lower >= width;
    });
}

/// What an outsider with linear programming works out of a table of two dimensions.
bool holds_against_attack(const Grid& grid, const GridPattern& pattern, double width) {
    std::vector<std::vector<std::int64_t>> rows;
    for (std::size_t i = 0; i + 1 < grid.sizes[0]; ++i) {
        rows.emplace_back();
        for (std::size_t k = 0; k + 1 < grid.sizes[1]; ++k)
            rows.back().push_back(grid.counts[i * grid.sizes[1] + k]);
    }
    std::set<std::size_t> suppressed;
    for (std::size_t i = 0; i < pattern.suppressed.size(); ++i) {
        if (pattern.suppressed[i] != 0) suppressed.insert(i);
    }
    const auto table = support::linked_table(rows);
    Attack attack(table, support::told_but(table, suppressed));
    return std::ranges::all_of(pattern.primary, [&](std::size_t cell) {
        return attack.is_wide(cell, width);
    });
}

}  // namespace

TEST_CASE("a grid has the totals of every dimension behind its rows") {
    const auto grid = grid_of({2, 2}, {1, 2, 3, 4});

    CHECK(grid.sizes == std::vector<std::size_t>{3, 3});
    CHECK(grid.counts == std::vector<std::uint32_t>{1, 2, 3, 3, 4, 7, 4, 6, 10});
    CHECK(place_in(grid, 5) == std::vector<std::size_t>{1, 2});
}

TEST_CASE("sdcTable's table of 15 cells is protected by one box, at the least cost") {
    const auto grid = grid_of({4, 2}, {18, 2, 14, 19, 12, 10, 11, 14});

    const auto pattern = grid_pattern(grid, 5, 1);

    CHECK(pattern.cost == 40);
    CHECK(pattern.bound <= 40);
    CHECK(pattern.bound >= 14);
    REQUIRE(pattern.boxes.size() == 1);
    CHECK(proved_interval(grid, pattern.suppressed, pattern.boxes[0]) == Interval{.lower = 0, .upper = 12});
}

TEST_CASE("a count alone in its table is hidden with its totals, whose range has no end") {
    const auto grid = grid_of({1, 1}, {3});

    const auto pattern = grid_pattern(grid, 5, 5);

    CHECK(std::ranges::count(pattern.suppressed, 1) == 4);
    const auto range = proved_interval(grid, pattern.suppressed, pattern.boxes.front());
    REQUIRE(range);
    CHECK(range->upper == no_limit);
}

TEST_CASE("a box proves nothing with a corner that is shown, or with both corners in one row") {
    const auto grid = grid_of({2, 2}, {3, 20, 30, 40});
    std::vector<std::uint8_t> suppressed{1, 1, 0, 1, 1, 0, 0, 0, 0};

    CHECK(proved_interval(grid, suppressed, {.cell = 0, .opposite = 4}));
    CHECK_FALSE(proved_interval(grid, suppressed, {.cell = 0, .opposite = 1}));
    suppressed[1] = 0;
    CHECK_FALSE(proved_interval(grid, suppressed, {.cell = 0, .opposite = 4}));
}

TEST_CASE("boxes hold against an outsider with linear programming, whatever the table") {
    CHECK(rc::check([] {
        const auto counts =
            *rc::gen::container<std::vector<std::uint32_t>>(20, rc::gen::inRange<std::uint32_t>(0, 30));
        const auto width = *rc::gen::inRange<std::int64_t>(1, 12);
        const auto grid = grid_of({4, 5}, counts);

        const auto pattern = grid_pattern(grid, 5, width);

        RC_ASSERT(is_proved(grid, pattern, static_cast<double>(width)));
        RC_ASSERT(holds_against_attack(grid, pattern, static_cast<double>(width)));
        RC_ASSERT(pattern.bound <= pattern.cost);
        RC_ASSERT(grid_pattern(grid, 5, width).suppressed == pattern.suppressed);
    }));
}

TEST_CASE("every small count of a table of four dimensions has its proof") {
    CHECK(rc::check([] {
        const auto counts =
            *rc::gen::container<std::vector<std::uint32_t>>(120, rc::gen::inRange<std::uint32_t>(0, 60));
        const auto grid = grid_of({5, 4, 2, 3}, counts);

        const auto pattern = grid_pattern(grid, 10, 10);

        const auto small = [](std::uint32_t count) { return count > 0 && count < 10; };
        RC_ASSERT(std::ranges::count_if(grid.counts, small) == std::ssize(pattern.boxes));
        RC_ASSERT(is_proved(grid, pattern, 10));
    }));
}

}  // namespace dueregard::statistics
