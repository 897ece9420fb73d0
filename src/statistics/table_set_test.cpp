#include "statistics/attack.hpp"
#include "statistics/counting.hpp"
#include "statistics/table_set.hpp"
#include "support/linked_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

namespace dueregard::statistics {

namespace {

/// Sex (2) by grade (3) by area (2): eight people, of whom one woman of grade 2 in area 1.
Cube staff() {
    using Codes = std::vector<std::uint8_t>;
    const Records records{
        .columns =
            {CodedColumn(Codes{0, 0, 0, 0, 0, 1, 1, 1}, 2),
             CodedColumn(Codes{0, 0, 1, 1, 2, 0, 1, 2}, 3),
             CodedColumn(Codes{0, 1, 0, 1, 0, 0, 0, 1}, 2)},
        .keys = std::nullopt
    };
    return count(records, {.by = {0, 1, 2}});
}

bool relations_hold(const LinkedCells& cells) {
    return std::ranges::all_of(cells.relations, [&](const Relation& relation) {
        std::int64_t sum = 0;
        for (const auto part : relation.parts)
            sum += cells.cells[part].count;
        return sum == cells.cells[relation.total].count;
    });
}

}  // namespace

TEST_CASE("a table has its rows and all their totals, and each total is a sum") {
    const auto set = table_set(staff(), {{.by = {0, 1}, .where = {}}});

    const auto& table = set.tables.front();
    std::vector<std::int64_t> counts;
    for (const auto cell : table.cells)
        counts.push_back(set.linked.cells[cell].count);
    CHECK(counts == std::vector<std::int64_t>{2, 2, 1, 5, 1, 1, 1, 3, 3, 3, 2, 8});
    CHECK(set.linked.relations.size() == 7);
    CHECK(relations_hold(set.linked));
}

TEST_CASE("a cell that stands in two tables stands once, and parts join the tables below") {
    const auto set = table_set(
        staff(), {{.by = {0, 1}, .where = {}}, {.by = {0}, .where = {{.dimension = 2, .codes = {1}}}}}
    );

    CHECK(set.has_parts);
    CHECK(relations_hold(set.linked));
    const auto hidden = std::ranges::count(set.linked.cells, Showing::hidden, &LinkedCell::showing);
    CHECK(hidden == 12);
}

TEST_CASE("women of one area, published after all women and those of the other, is one subtraction away") {
    // All women, women of area 0: what is left are the women of area 1.
    const auto set = table_set(
        staff(),
        {{.by = {0}, .where = {}},
         {.by = {0}, .where = {{.dimension = 2, .codes = {0}}}},
         {.by = {0}, .where = {{.dimension = 2, .codes = {1}}}}}
    );
    const auto women_of_area_1 = set.tables[2].cells[1];

    Attack attack(set.linked, support::told_but(set.linked, {women_of_area_1, set.tables[2].cells[0]}));

    CHECK(attack.interval(women_of_area_1) == Interval{.lower = 1, .upper = 1});
}

TEST_CASE("a slice of the dimension that a table is by has rows for its codes only") {
    const auto set = table_set(staff(), {{.by = {1}, .where = {{.dimension = 1, .codes = {2, 0}}}}});

    CHECK(set.tables.front().codes.front() == std::vector<std::uint32_t>{0, 2});
    CHECK(set.linked.cells[set.tables.front().cells.back()].count == 5);
}

}  // namespace dueregard::statistics
