#include "statistics/cell_key.hpp"
#include "statistics/counting.hpp"
#include "support/vectors.hpp"

#include <doctest/doctest.h>

#include <array>
#include <map>
#include <string>
#include <vector>

namespace dueregard::statistics {

TEST_CASE("a count is changed by what the table says for its row and key") {
    const PerturbationTable table{
        .rows = 3, .keys = 4, .repeated = 2, .added = {-1, 0, 0, 1, -2, 0, 1, 0, 0, 0, 2, -1}
    };

    CHECK(perturbed_count({.count = 1, .key_sum = 7}, table, 0) == 2);
    CHECK(perturbed_count({.count = 2, .key_sum = 2}, table, 0) == 3);
    CHECK(perturbed_count({.count = 4, .key_sum = 0}, table, 0) == 2);
    CHECK(perturbed_count({.count = 5, .key_sum = 6}, table, 0) == 7);
    CHECK(perturbed_count({.count = 0, .key_sum = 0}, table, 0) == 0);
    CHECK_FALSE(perturbed_count({.count = 0, .key_sum = 0}, table, 10));
}

TEST_CASE("counts below ten are suppressed and others rounded by the 10-5 table") {
    const auto table = ten_five_table();

    CHECK_FALSE(perturbed_count({.count = 9, .key_sum = 255}, table, 10));
    CHECK(perturbed_count({.count = 12, .key_sum = 3}, table, 10) == 10);
    CHECK(perturbed_count({.count = 1'003, .key_sum = 3}, table, 10) == 1'005);
}

TEST_CASE("the 10-5 table is ONS's, all 192,000 entries") {
    const auto rows = support::vectors("ons-cell-key-perturbation/ptable_10_5.csv");
    if (!rows) return;
    const auto table = ten_five_table();
    std::size_t same = 0;
    for (const auto& row : *rows) {
        const auto at = (std::stoul(row.at("pcv")) - 1) * table.keys + std::stoul(row.at("ckey"));
        if (table.added[at] == std::stoi(row.at("pvalue"))) ++same;
    }

    CHECK(rows->size() == 192'000);
    CHECK(same == rows->size());
}

TEST_CASE("1,000 records of ONS give its 200 changed counts to the bit") {
    const auto people = support::vectors("ons-cell-key-perturbation/micro.csv");
    const auto expected = support::vectors("ons-cell-key-perturbation/perturbed_table_var1_var5_var8.csv");
    if (!people || !expected) return;
    const std::array<std::string, 3> names = {"var1", "var5", "var8"};
    std::array<std::map<std::string, std::uint8_t>, 3> codes;
    for (const auto& row : *expected) {
        for (std::size_t i = 0; i < names.size(); ++i)
            codes[i].try_emplace(row.at(names[i]), static_cast<std::uint8_t>(codes[i].size()));
    }
    Records records;
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::vector<std::uint8_t> column;
        for (const auto& person : *people)
            column.push_back(codes[i].at(person.at(names[i])));
        records.columns.emplace_back(column, static_cast<std::uint32_t>(codes[i].size()));
    }
    std::vector<std::uint8_t> keys;
    for (const auto& person : *people)
        keys.push_back(static_cast<std::uint8_t>(std::stoi(person.at("record_key"))));
    records.keys.emplace(keys, 256U);
    const auto table = ten_five_table();

    const auto cube = count(records, {.by = {0, 1, 2}});

    CHECK(expected->size() == 200);
    int suppressed = 0;
    for (const auto& row : *expected) {
        std::vector<std::uint32_t> place;
        for (std::size_t i = 0; i < names.size(); ++i)
            place.push_back(codes[i].at(row.at(names[i])));
        const auto tally = at(cube, place);
        const auto changed = perturbed_count(tally, table, 10);

        CHECK(tally.count == std::stoul(row.at("pre_sdc_count")));
        CHECK(tally.key_sum % 256 == std::stoul(row.at("ckey")));
        CHECK(changed.has_value() != row.at("count").empty());
        if (changed) CHECK(*changed == std::stoul(row.at("count")));
        suppressed += changed ? 0 : 1;
    }
    CHECK(suppressed == 168);
}

}  // namespace dueregard::statistics
