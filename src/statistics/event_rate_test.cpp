#include "statistics/event_rate.hpp"
#include "support/vectors.hpp"

#include <doctest/doctest.h>

#include <string>

namespace dueregard::statistics {

namespace {

doctest::Approx nearly(double value) {
    return doctest::Approx(value).epsilon(1e-9);
}

}  // namespace

TEST_CASE("no event leaves an upper end: three in so many, the rule of three") {
    const auto rate = event_rate(0, 1'000, 1'000);

    CHECK(rate.value == 0.0);
    CHECK(rate.interval.lower == 0.0);
    CHECK(rate.interval.upper == doctest::Approx(3.6889).epsilon(1e-4));
}

TEST_CASE("a rate may pass one for each person") {
    CHECK(event_rate(250, 220, 1).value > 1.0);
}

TEST_CASE("Byar's intervals are those of PHEindicatormethods") {
    const auto rows = support::vectors("phe-indicator-methods/testdata_Byars_Wilson__testdata_B_W.csv");
    if (!rows) return;
    int checked = 0;
    for (const auto& row : *rows) {
        if (row.at("method") != "Byars") continue;
        const double confidence = row.at("confidence") == "95%" ? 0.95 : 0.998;

        const auto interval = byar_interval(std::stod(row.at("x")), confidence);

        // Where Byar's lower end falls below nought, theirs is left empty.
        CHECK(interval.lower == nearly(row.at("lowercl").empty() ? 0.0 : std::stod(row.at("lowercl"))));
        CHECK(interval.upper == nearly(std::stod(row.at("uppercl"))));
        ++checked;
    }
    CHECK(checked == 7);
}

TEST_CASE("rates, exact below ten events, are those of PHEindicatormethods") {
    const auto rows = support::vectors("phe-indicator-methods/testdata_Rate__testdata_Rate.csv");
    if (!rows) return;
    int checked = 0;
    for (const auto& row : *rows) {
        if (row.at("value").empty()) continue;
        const double count = std::stod(row.at("Numerator"));
        const double population = std::stod(row.at("Denominator"));
        const double per = std::stod(row.at("multiplier"));

        const auto usual = event_rate(count, population, per);
        const auto surer = event_rate(count, population, per, 0.998);

        CHECK(usual.value == nearly(std::stod(row.at("value"))));
        CHECK(usual.interval.lower == nearly(std::stod(row.at("lower95_0cl"))));
        CHECK(usual.interval.upper == nearly(std::stod(row.at("upper95_0cl"))));
        CHECK(surer.interval.lower == nearly(std::stod(row.at("lower99_8cl"))));
        CHECK(surer.interval.upper == nearly(std::stod(row.at("upper99_8cl"))));
        ++checked;
    }
    CHECK(checked == 17);
}

}  // namespace dueregard::statistics
