#include "statistics/attack.hpp"
#include "statistics/suppression.hpp"
#include "statistics/table_set.hpp"
#include "support/linked_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <rapidcheck.h>
#include <set>
#include <vector>

namespace dueregard::statistics {

namespace {

std::vector<std::size_t> small_cells(const LinkedCells& cells, std::int64_t threshold) {
    std::vector<std::size_t> primary;
    for (std::size_t i = 0; i < cells.cells.size(); ++i) {
        const auto& cell = cells.cells[i];
        if (cell.showing == Showing::free && cell.count > 0 && cell.count < threshold) primary.push_back(i);
    }
    return primary;
}

bool is_safe(
    const LinkedCells& cells, const std::vector<std::size_t>& primary, const Pattern& pattern, double width
) {
    std::set<std::size_t> suppressed(primary.begin(), primary.end());
    suppressed.insert(pattern.secondary.begin(), pattern.secondary.end());
    Attack attack(cells, support::told_but(cells, suppressed));
    return std::ranges::all_of(primary, [&](std::size_t cell) { return attack.is_wide(cell, width); });
}

}  // namespace

TEST_CASE("sdcTable's table of 15 cells is protected at the least cost, 40") {
    // Region A to D by sex; A, female (2 people) is primary. The only cheapest pattern: A male, C male, C
    // female.
    const auto table = support::linked_table({{18, 2}, {14, 19}, {12, 10}, {11, 14}});

    const auto pattern = suppress(table, {1}, {.width = 1});

    REQUIRE(pattern);
    CHECK(pattern->secondary == std::vector<std::size_t>{0, 6, 7});
    CHECK(pattern->cost == 40);
    CHECK(pattern->bound == 40);
}

TEST_CASE("the falsely safe table gets one cell more") {
    const auto table =
        support::linked_table({{30, 47, 64, 89}, {90, 124, 5, 31}, {92, 100, 59, 85}, {800, 991, 651, 685}});
    const std::vector<std::size_t> primary{0, 1, 2, 5, 7, 11, 13, 16, 18};

    const auto pattern = suppress(table, primary, {.width = 1});

    REQUIRE(pattern);
    CHECK(pattern->secondary.size() == 1);
    CHECK(is_safe(table, primary, *pattern, 1));
}

TEST_CASE("two groupings of the same places are protected together") {
    // sdcTable's linked tables: counties {A, B, I, J} and {K, L, M, N} against {L, M} and the rest. Each
    // alone is safe.
    LinkedCells cells;
    for (const std::int64_t count : {2, 2, 8, 8, 3, 3, 3, 7})  // A B I J K L M N
        cells.cells.push_back({.count = count, .cost = static_cast<double>(count)});
    for (const std::int64_t count : {20, 16, 6, 30, 36})
        cells.cells.push_back({.count = count, .cost = static_cast<double>(count)});
    cells.relations = {
        {.total = 8, .parts = {0, 1, 2, 3}},
        {.total = 9, .parts = {4, 5, 6, 7}},
        {.total = 12, .parts = {8, 9}},
        {.total = 10, .parts = {5, 6}},
        {.total = 11, .parts = {0, 1, 2, 3, 4, 7}},
        {.total = 12, .parts = {10, 11}}
    };
    const std::vector<std::size_t> primary{0, 1, 4, 5, 6};

    const auto pattern = suppress(cells, primary, {.width = 1});

    REQUIRE(pattern);
    CHECK(pattern->secondary == std::vector<std::size_t>{7});
    CHECK(is_safe(cells, primary, *pattern, 1));
}

TEST_CASE("what was shown before cannot be suppressed, and a cell that this leaves open is named") {
    auto table = support::linked_table({{18, 2}, {14, 19}});
    for (const std::size_t shown : {0U, 2U, 3U, 4U, 5U, 6U, 7U, 8U})
        table.cells[shown].showing = Showing::shown;

    const auto pattern = suppress(table, {1}, {.width = 1});

    REQUIRE_FALSE(pattern);
    CHECK(pattern.error().cells == std::vector<std::size_t>{1});
}

TEST_CASE("a table past the exact limit is protected too, at no less than its bound") {
    const auto table = support::linked_table({{18, 2, 7}, {14, 19, 3}, {12, 10, 30}, {11, 14, 9}});
    const auto primary = small_cells(table, 5);

    const auto exact = suppress(table, primary, {.width = 5});
    const auto quick = suppress(table, primary, {.width = 5, .exact_pairs = 0});

    REQUIRE(exact);
    REQUIRE(quick);
    CHECK(exact->bound == exact->cost);
    CHECK(quick->cost >= exact->cost);
    CHECK(quick->bound <= exact->cost);
    CHECK(quick->bound > 0);
    CHECK(is_safe(table, primary, *quick, 5));
}

TEST_CASE("suppressing never reveals: whatever the table, an attacker's range stays as wide as was asked") {
    CHECK(rc::check([] {
        const auto flat =
            *rc::gen::container<std::vector<std::int64_t>>(12, rc::gen::inRange<std::int64_t>(0, 40));
        const auto width = static_cast<double>(*rc::gen::inRange(1, 8));
        const auto table = support::linked_table(
            {{flat[0], flat[1], flat[2], flat[3]},
             {flat[4], flat[5], flat[6], flat[7]},
             {flat[8], flat[9], flat[10], flat[11]}}
        );
        const auto primary = small_cells(table, 5);
        const std::size_t pairs = *rc::gen::arbitrary<bool>() ? 4'000 : 0;

        const auto pattern = suppress(table, primary, {.width = width, .exact_pairs = pairs});

        RC_ASSERT(pattern.has_value());
        RC_ASSERT(is_safe(table, primary, *pattern, width));
        RC_ASSERT(pattern->bound <= pattern->cost);
        RC_ASSERT(
            suppress(table, primary, {.width = width, .exact_pairs = pairs})->secondary == pattern->secondary
        );
    }));
}

}  // namespace dueregard::statistics
