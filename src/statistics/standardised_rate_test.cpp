#include "statistics/event_rate.hpp"
#include "statistics/standardised_rate.hpp"

#include <doctest/doctest.h>

#include <array>

namespace dueregard::statistics {

TEST_CASE("a rate is standardised by weighting each stratum's rate") {
    // Rates 10 in 1,000 and 40 in 500; the standard is 3,000 young and 1,000 old:
    // (3,000 × 0.01 + 1,000 × 0.08) / 4,000 = 0.0275. Variance (9 × 10 + 4 × 40) / 4,000² = 250 / 16,000,000.
    const std::array<DirectStratum, 2> strata{
        {{.count = 10, .population = 1'000, .standard_population = 3'000},
         {.count = 40, .population = 500, .standard_population = 1'000}}
    };

    const auto rate = directly_standardised_rate(strata, 100'000);

    REQUIRE(rate);
    const auto counted = byar_interval(50);
    const double stretch = 0.000'559'016'994'374'947;  // √(250 / 50) / 4,000
    CHECK(rate->value == doctest::Approx(2'750).epsilon(1e-12));
    CHECK(
        rate->interval.lower == doctest::Approx(1e5 * (0.0275 + stretch * (counted.lower - 50))).epsilon(1e-9)
    );
    CHECK(
        rate->interval.upper == doctest::Approx(1e5 * (0.0275 + stretch * (counted.upper - 50))).epsilon(1e-9)
    );
}

TEST_CASE("standardising to one's own population changes nothing") {
    const std::array<DirectStratum, 2> strata{{{12, 700, 700}, {31, 400, 400}}};

    const auto rate = directly_standardised_rate(strata, 1'000);
    const auto crude = event_rate(43, 1'100, 1'000);

    REQUIRE(rate);
    CHECK(rate->value == doctest::Approx(crude.value).epsilon(1e-12));
    CHECK(rate->interval.lower == doctest::Approx(crude.interval.lower).epsilon(1e-12));
    CHECK(rate->interval.upper == doctest::Approx(crude.interval.upper).epsilon(1e-12));
}

TEST_CASE("fewer than ten events are too few to standardise directly") {
    const std::array<DirectStratum, 2> strata{{{5, 700, 700}, {4, 400, 400}}};

    CHECK_FALSE(directly_standardised_rate(strata, 1'000));
}

TEST_CASE("a standardised ratio holds the events seen against those expected") {
    // Expected: 200 × 30/1,000 + 100 × 80/1,000 = 14. Seen: 21.
    const std::array<IndirectStratum, 2> strata{{{200, 30, 1'000}, {100, 80, 1'000}}};

    const auto ratio = standardised_ratio(21, strata);
    const auto rate = indirectly_standardised_rate(21, strata, 1'000);

    REQUIRE(ratio);
    REQUIRE(rate);
    CHECK(ratio->value == doctest::Approx(1.5).epsilon(1e-12));
    CHECK(ratio->interval.lower == doctest::Approx(byar_interval(21).lower / 14).epsilon(1e-12));
    CHECK(rate->value == doctest::Approx(1.5 * 55).epsilon(1e-12));
}

TEST_CASE("nothing expected leaves no ratio") {
    const std::array<IndirectStratum, 1> strata{{{200, 0, 1'000}}};

    CHECK_FALSE(standardised_ratio(3, strata));
}

}  // namespace dueregard::statistics
