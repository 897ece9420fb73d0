#include "statistics/quantile.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace dueregard::statistics {

TEST_CASE("a median is the middle value, or the mean of the two in the middle") {
    std::vector<double> odd{30, 10, 20};
    std::vector<double> even{15, 40, 13, 1};
    std::vector<double> one{7};

    CHECK(median(odd) == 20.0);
    CHECK(median(even) == 14.0);
    CHECK(median(one) == 7.0);
    CHECK_FALSE(median({}));
}

TEST_CASE("a quantile's place is worked out in whole numbers") {
    // 7 of 10 of 10 values is whole, though 0.7 × 10 in binary fractions need not be.
    std::vector<double> values{10, 9, 8, 7, 6, 5, 4, 3, 2, 1};

    CHECK(quantile(values, {7, 10}) == 7.5);
    CHECK(quantile(values, {3, 10}) == 3.5);
    CHECK(quantile(values, {1, 4}) == 3.0);
    CHECK(quantile(values, {0, 1}) == 1.0);
    CHECK(quantile(values, {1, 1}) == 10.0);
}

TEST_CASE("a spreadsheet's quartile lies between two values") {
    std::vector<double> values{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    CHECK(quantile(values, {1, 4}, QuantileRule::interpolated) == 3.25);
    CHECK(quantile(values, {1, 2}, QuantileRule::interpolated) == 5.5);
    CHECK(quantile(values, {9, 10}, QuantileRule::interpolated) == doctest::Approx(9.1).epsilon(1e-12));
    CHECK(quantile(values, {1, 1}, QuantileRule::interpolated) == 10.0);
}

}  // namespace dueregard::statistics
