#include "monitoring/hourly_rate.hpp"

#include <doctest/doctest.h>

namespace dueregard::monitoring {

TEST_CASE("£2,500 a month for 37 hours a week is £15.54 an hour") {
    // 2,500 × 7 / 30.44 / 37 = 15.5378769…
    const auto rate = hourly_rate({.ordinary = 2'500 * one_pound, .period_days = 30.44, .weekly_hours = 37});

    CHECK(rate == 15'537'877);
}

TEST_CASE("a bonus for a year counts for the pay period's part of it") {
    // 100 + 730.50 × 7 / 365.25 = 114; over 7 days and 38 hours: 3.
    const auto rate = hourly_rate(
        {.ordinary = 100 * one_pound,
         .period_days = 7,
         .bonus = 730'500'000,
         .bonus_days = 365.25,
         .weekly_hours = 38}
    );

    CHECK(rate == 3 * one_pound);
}

TEST_CASE("a bonus of the pay period itself counts whole") {
    CHECK(
        hourly_rate(
            {.ordinary = 70 * one_pound, .period_days = 7, .bonus = 10 * one_pound, .weekly_hours = 40}
        )
        == 2 * one_pound
    );
}

TEST_CASE("a month is 30.44 days and a year 365.25") {
    CHECK(read_period_days("Month") == 30.44);
    CHECK(read_period_days("year") == 365.25);
    CHECK(read_period_days("4 weeks") == 28.0);
    CHECK(read_period_days("30.44") == 30.44);
    CHECK_FALSE(read_period_days("0"));
    CHECK_FALSE(read_period_days("now and then"));
}

}  // namespace dueregard::monitoring
