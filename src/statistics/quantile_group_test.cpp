#include "statistics/quantile_group.hpp"
#include "support/vectors.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

namespace dueregard::statistics {

TEST_CASE("equal values share a group, and every group of twenty tenths has two") {
    std::vector<double> values;
    for (int i = 20; i > 0; --i)
        values.push_back(i);

    const auto tenths = quantile_groups(values, 10, GroupOrder::lowest_first);

    CHECK(tenths.front() == 10);
    CHECK(tenths[1] == 10);
    CHECK(tenths[2] == 9);
    CHECK(tenths.back() == 1);
    CHECK(
        quantile_groups(std::vector<double>{5, 5, 5, 9}, 2, GroupOrder::lowest_first)
        == std::vector{1, 1, 1, 2}
    );
    CHECK(
        quantile_groups(std::vector<double>{5, 5, 5, 9}, 2, GroupOrder::highest_first)
        == std::vector{1, 1, 1, 1}
    );
}

TEST_CASE("fewer values than groups fall into none") {
    CHECK(quantile_groups(std::vector<double>{1, 2, 3}, 4, GroupOrder::lowest_first).empty());
}

TEST_CASE("the groups of 1,017 areas are those of PHEindicatormethods") {
    const auto rows = support::vectors("phe-indicator-methods/testdata_Quantiles__testdata_Quantiles.csv");
    if (!rows) return;
    const std::map<std::string, int> groups{{"Quartile", 4}, {"Septile", 7}, {"Decile", 10}};
    int checked = 0;
    for (const auto& row : *rows) {
        if (row.at("RankinGrp").empty() || row.at("QuantileInGrp").empty()) continue;

        const auto group = quantile_group_of_rank(
            std::stoll(row.at("RankinGrp")), std::stoll(row.at("RowsInGrp")), groups.at(row.at("QuantileNm"))
        );

        CHECK(group == std::stoi(row.at("QuantileInGrp")));
        ++checked;
    }
    CHECK(checked > 900);
}

}  // namespace dueregard::statistics
