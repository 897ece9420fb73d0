#include "statistics/proportion.hpp"
#include "support/vectors.hpp"

#include <doctest/doctest.h>

#include <string>

namespace dueregard::statistics {

namespace {

doctest::Approx nearly(double value) {
    return doctest::Approx(value).epsilon(1e-9);
}

}  // namespace

TEST_CASE("no one and everyone keep an interval that stays within nought and one") {
    CHECK(wilson_interval(0, 20).lower == 0.0);
    CHECK(wilson_interval(0, 20).upper == doctest::Approx(0.161125).epsilon(1e-5));
    CHECK(wilson_interval(20, 20).lower == doctest::Approx(1.0 - 0.161125).epsilon(1e-5));
    CHECK(wilson_interval(20, 20).upper == 1.0);
}

TEST_CASE("a surer interval is a wider one") {
    const auto usual = wilson_interval(7, 30);
    const auto surer = wilson_interval(7, 30, 0.998);

    CHECK(surer.lower < usual.lower);
    CHECK(surer.upper > usual.upper);
}

TEST_CASE("Wilson intervals are those of PHEindicatormethods") {
    const auto rows = support::vectors("phe-indicator-methods/testdata_Byars_Wilson__testdata_B_W.csv");
    if (!rows) return;
    int checked = 0;
    for (const auto& row : *rows) {
        if (row.at("method") != "Wilson") continue;
        const double confidence = row.at("confidence") == "95%" ? 0.95 : 0.998;

        const auto interval = wilson_interval(std::stod(row.at("x")), std::stod(row.at("n")), confidence);

        CHECK(interval.lower == nearly(std::stod(row.at("lowercl"))));
        CHECK(interval.upper == nearly(std::stod(row.at("uppercl"))));
        ++checked;
    }
    CHECK(checked == 6);
}

TEST_CASE("proportions and percentages are those of PHEindicatormethods") {
    const auto rows = support::vectors("phe-indicator-methods/testdata_Proportion__testdata_Prop.csv");
    if (!rows) return;
    int checked = 0;
    for (const auto& row : *rows) {
        if (row.at("value").empty()) continue;
        const double count = std::stod(row.at("Numerator"));
        const double of = std::stod(row.at("Denominator"));
        const double scale = std::stod(row.at("multiplier"));

        const auto usual = proportion(count, of);
        const auto surer = proportion(count, of, 0.998);

        CHECK(usual.value * scale == nearly(std::stod(row.at("value"))));
        CHECK(usual.interval.lower * scale == nearly(std::stod(row.at("lower95_0cl"))));
        CHECK(usual.interval.upper * scale == nearly(std::stod(row.at("upper95_0cl"))));
        CHECK(surer.interval.lower * scale == nearly(std::stod(row.at("lower99_8cl"))));
        CHECK(surer.interval.upper * scale == nearly(std::stod(row.at("upper99_8cl"))));
        ++checked;
    }
    CHECK(checked == 16);
}

}  // namespace dueregard::statistics
