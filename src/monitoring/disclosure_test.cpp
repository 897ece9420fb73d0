#include "monitoring/disclosure.hpp"
#include "statistics/attack.hpp"
#include "statistics/counting.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <random>
#include <rapidcheck.h>
#include <string>
#include <type_traits>
#include <vector>

namespace dueregard::monitoring {

namespace {

using statistics::TableShape;

static_assert(!std::is_default_constructible_v<Published>, "only a publication makes a Published");

/// So many people with random characteristics of these sizes; small categories are rarer.
statistics::Cube any_people(std::size_t n, const std::vector<std::uint32_t>& sizes, unsigned seed) {
    std::mt19937 random(seed);
    statistics::Records records;
    std::vector<std::size_t> by;
    for (const auto size : sizes) {
        std::vector<std::uint8_t> codes(n);
        for (auto& code : codes)
            code = static_cast<std::uint8_t>(std::min(random() % size, random() % size));
        by.push_back(records.columns.size());
        records.columns.emplace_back(std::move(codes), size);
    }
    std::vector<std::uint8_t> keys(n);
    for (auto& key : keys)
        key = static_cast<std::uint8_t>(random() % 256);
    records.keys.emplace(std::move(keys), 256U);
    return statistics::count(records, {.by = by});
}

TableShape any_shape(const std::vector<std::uint32_t>& sizes, std::mt19937& random) {
    TableShape shape;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const auto chance = random() % 4;
        if (chance < 2 && shape.by.size() < 2) shape.by.push_back(i);
        if (chance == 3)
            shape.where.push_back({.dimension = i, .codes = {static_cast<std::uint32_t>(random() % sizes[i])}}
            );
    }
    return shape;
}

/// The people in the cells that a table shows, over those in all its cells.
struct Utility {
    double shown = 0;
    double all = 0;
};

std::vector<std::string> texts(const Published& table) {
    std::vector<std::string> all;
    for (const auto& cell : table.cells())
        all.push_back(cell.text);
    return all;
}

/// Two by four, and one small cell: 18 2 / 14 19 / 12 10 / 11 14 by region and sex.
statistics::Cube regions() {
    statistics::Cube cube{.sizes = {4, 2}, .dense = {}, .sparse = {}};
    for (const std::uint32_t count : {18U, 2U, 14U, 19U, 12U, 10U, 11U, 14U})
        cube.dense.push_back({.count = count});
    return cube;
}

}  // namespace

TEST_CASE("a small count is suppressed with what protects it, at the least cost") {
    auto policy = threshold_policy(5);
    policy.width = 1;

    const auto publication = publish(regions(), {{.by = {0, 1}, .where = {}}}, policy);

    REQUIRE(publication);
    CHECK(
        texts(publication->tables.front())
        == std::vector<
            std::
                string>{"*", "*", "20", "14", "19", "33", "*", "*", "22", "11", "14", "25", "55", "45", "100"}
    );
    CHECK(publication->tables.front().cells()[1].shown == Shown::primary);
    CHECK(publication->tables.front().cells()[0].shown == Shown::secondary);
    CHECK(publication->cost == 40);
    CHECK(publication->bound == 40);
}

TEST_CASE("counts as they are, for cleared roles, are never published") {
    const auto refused = publish(regions(), {{.by = {0}, .where = {}}}, *disclosure_policy("none"));

    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence.starts_with("Counts under the policy “none”"));
}

TEST_CASE("what was published before can leave a table that cannot be published any more") {
    // The totals of the regions and of the sexes are out, then each region's women: the two women of region A
    // follow.
    const auto policy = threshold_policy(5);
    const auto first = publish(
        regions(),
        {{.by = {0}, .where = {}},
         {.by = {0}, .where = {{.dimension = 1, .codes = {0}}, {.dimension = 0, .codes = {1, 2, 3}}}}},
        policy
    );
    REQUIRE(first);

    const auto second =
        publish(regions(), {{.by = {}, .where = {{.dimension = 1, .codes = {0}}}}}, policy, first->tables);

    // All men, less the men of regions B to D, are the men of region A; with the region's total, its two
    // women.
    if (second) {
        CHECK(second->tables.front().cells().front().text == "*");
    } else {
        CHECK_FALSE(second.error().open.empty());
    }
}

TEST_CASE("a count published once stays, and one suppressed once is not shown by a later table") {
    auto policy = threshold_policy(5);
    policy.width = 1;
    const auto first = publish(regions(), {{.by = {0, 1}, .where = {}}}, policy);
    REQUIRE(first);

    const auto again = publish(regions(), {{.by = {1, 0}, .where = {}}}, policy, first->tables);

    REQUIRE(again);
    const auto& cells = again->tables.front().cells();
    CHECK(cells[0].text == "*");
    CHECK(cells[1].text == "14");
    CHECK(again->cost == 0);
}

TEST_CASE("rounded counts that add up to a small one are refused by the attack") {
    // 6 women and 24 men of 30: men to the nearest 5 are 23 to 27, all 28 to 32; 1 to 7 stays open, and
    // passes.
    statistics::Cube cube{.sizes = {2}, .dense = {{.count = 6}, {.count = 24}}, .sparse = {}};

    const auto publication = publish(cube, {{.by = {0}, .where = {}}}, *disclosure_policy("nhs"));

    REQUIRE(publication);
    CHECK(texts(publication->tables.front()) == std::vector<std::string>{"*", "25", "30"});
}

TEST_CASE("small counts rounded add up in every table of a publication") {
    const auto cube = any_people(300, {4, 3, 5}, 3);

    const auto publication = publish(
        cube, {{.by = {0, 1}, .where = {}}, {.by = {1, 2}, .where = {}}}, *disclosure_policy("small-counts")
    );

    REQUIRE(publication);
    const auto& first = publication->tables[0].cells();
    const auto& second = publication->tables[1].cells();
    for (std::size_t row = 0; row < 4; ++row)
        CHECK(
            *first[row * 4].number + *first[row * 4 + 1].number + *first[row * 4 + 2].number
            == *first[row * 4 + 3].number
        );
    CHECK(*first.back().number == *second.back().number);
    for (std::size_t k = 0; k < 3; ++k)
        CHECK(*first[16 + k].number == *second[k * 6 + 5].number);
}

TEST_CASE("cell keys change a cell alike in every table it stands in") {
    const auto cube = any_people(400, {4, 3, 5}, 5);
    const auto policy = *disclosure_policy("cell-keys");

    const auto one = publish(cube, {{.by = {0}, .where = {}}}, policy);
    const auto other = publish(cube, {{.by = {0, 1}, .where = {}}}, policy);

    REQUIRE(one);
    REQUIRE(other);
    for (std::size_t i = 0; i <= 4; ++i)
        CHECK(one->tables.front().cells()[i].text == other->tables.front().cells()[i * 4 + 3].text);
}

TEST_CASE("tables published one after the other never give a protected count away together") {
    const std::vector<std::uint32_t> sizes{5, 2, 4, 3};
    std::mt19937 random(20261126);
    const auto cube = any_people(2'000, sizes, 17);
    const auto policy = threshold_policy(5);
    std::vector<Published> all;
    Utility utility;
    int refused = 0;

    for (int i = 0; i < 200; ++i) {
        const auto publication = publish(cube, {any_shape(sizes, random)}, policy, all);
        if (!publication) {
            ++refused;
            continue;
        }
        all.push_back(publication->tables.front());
        for (const auto& cell : all.back().cells()) {
            utility.shown += cell.number ? 1 : 0;
            utility.all += 1;
        }
    }

    // The attack of an outsider who was told only what is printed.
    std::vector<TableShape> shapes;
    for (const auto& table : all)
        shapes.push_back(table.shape());
    const auto set = statistics::table_set(cube, shapes);
    std::vector<statistics::Told> told(set.linked.cells.size(), statistics::told_nothing());
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t k = 0; k < all[i].cells().size(); ++k) {
            const auto& cell = all[i].cells()[k];
            if (cell.number) told[set.tables[i].cells[k]] = statistics::told_exactly(*cell.number);
        }
    }
    statistics::Attack attack(set.linked, told);
    int attacked = 0;
    for (std::size_t i = 0; i < told.size(); ++i) {
        const auto count = set.linked.cells[i].count;
        if (count == 0 || count >= policy.threshold) continue;
        ++attacked;
        CHECK(attack.is_wide(i, policy.width));
    }
    std::printf(
        "%zu tables published, %d refused; %d protected counts attacked; %.0f %% of cells shown\n",
        all.size(),
        refused,
        attacked,
        100.0 * utility.shown / utility.all
    );
    CHECK(all.size() >= 10);
    CHECK(attacked > 0);
}

}  // namespace dueregard::monitoring
