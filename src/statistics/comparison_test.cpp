#include "statistics/comparison.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace dueregard::statistics {

TEST_CASE("a ratio of proportions is that of the physicians' health study") {
    // Heart attacks: 189 of 11,034 on placebo, 104 of 11,037 on aspirin. A. Agresti, "An introduction to
    // categorical data analysis", 2nd edition (2007), section 2.3.1: 1.82, from 1.43 to 2.31.
    const auto ratio = ratio_of_proportions({.count = 189, .of = 11'034}, {.count = 104, .of = 11'037});

    REQUIRE(ratio);
    CHECK(ratio->value == doctest::Approx(1.82).epsilon(0.003));
    CHECK(ratio->interval.lower == doctest::Approx(1.43).epsilon(0.003));
    CHECK(ratio->interval.upper == doctest::Approx(2.31).epsilon(0.003));
}

TEST_CASE("differences of proportions are those of Newcombe's table II, method 10") {
    struct Row {
        Group first;
        Group second;
        Interval expected;
    };

    const std::vector<Row> rows{
        {{56, 70}, {48, 80}, {0.0524, 0.3339}},
        {{9, 10}, {3, 10}, {0.1705, 0.8090}},
        {{6, 7}, {2, 7}, {0.0582, 0.8062}},
        {{5, 56}, {0, 29}, {-0.0381, 0.1926}},
        {{0, 10}, {0, 20}, {-0.1611, 0.2775}},
        {{0, 10}, {0, 10}, {-0.2775, 0.2775}},
        {{10, 10}, {0, 20}, {0.6791, 1.0000}},
        {{10, 10}, {0, 10}, {0.6075, 1.0000}}
    };
    for (const auto& [first, second, expected] : rows) {
        const auto difference = difference_of_proportions(first, second);

        CHECK(difference.interval.lower == doctest::Approx(expected.lower).epsilon(0.0006));
        CHECK(difference.interval.upper == doctest::Approx(expected.upper).epsilon(0.0006));
    }
}

TEST_CASE("a relative rate index compares rates of events, of which a person may have several") {
    // 30 events among 20 people against 100 among 200: 1.5 over 0.5. exp(1.96 √(1/30 + 1/100)) is 1.5039.
    const auto index = relative_rate_index({.count = 30, .of = 20}, {.count = 100, .of = 200});

    REQUIRE(index);
    CHECK(index->value == doctest::Approx(3.0));
    CHECK(index->interval.lower == doctest::Approx(3.0 / 1.5039).epsilon(1e-4));
    CHECK(index->interval.upper == doctest::Approx(3.0 * 1.5039).epsilon(1e-4));
}

TEST_CASE("no event on either side leaves a ratio without a value, and a difference with one") {
    CHECK_FALSE(ratio_of_proportions({0, 40}, {3, 50}));
    CHECK_FALSE(relative_rate_index({3, 40}, {0, 50}));
    CHECK(difference_of_proportions({0, 40}, {3, 50}).value == doctest::Approx(-0.06));
}

}  // namespace dueregard::statistics
