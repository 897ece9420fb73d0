#include "base/clock.hpp"
#include "base/date.hpp"

#include <doctest/doctest.h>

namespace dueregard {

using namespace std::chrono;

namespace {

constexpr std::int64_t a_minute = 60'000;
constexpr std::int64_t half_an_hour = 30 * a_minute;
constexpr std::int64_t an_hour = 60 * a_minute;

}  // namespace

TEST_CASE("a date reads back as it was written") {
    const Date date = 2026y / November / 22;

    CHECK(iso_date(date) == "2026-11-22");
    CHECK(parse_iso_date("2026-11-22") == date);
    CHECK(long_date(date) == "22 November 2026");
}

TEST_CASE("a day that does not exist is no date") {
    CHECK_FALSE(parse_iso_date("2026-02-29"));
    CHECK_FALSE(parse_iso_date("2026-2-09"));
    CHECK_FALSE(parse_iso_date("-026-02-09"));
    CHECK_FALSE(parse_iso_date(""));
}

TEST_CASE("months are known by name, three letters, or sept") {
    CHECK(parse_month("March") == March);
    CHECK(parse_month("sept") == September);
    CHECK(parse_month("OCT") == October);
    CHECK(parse_month("Gorffennaf") == July);
    CHECK(parse_month("mawrth") == March);
    CHECK_FALSE(parse_month("ma"));
    CHECK_FALSE(parse_month("marching"));
}

TEST_CASE("in summer the British date is an hour ahead of UTC") {
    const Instant half_past_eleven_at_night{at_midnight(2026y / July / 1).milliseconds - half_an_hour};

    CHECK(british_date(half_past_eleven_at_night) == 2026y / July / 1);
    CHECK(british_time(half_past_eleven_at_night) == "1 July 2026, 12:30 am");
    CHECK(iso_time(half_past_eleven_at_night) == "2026-06-30T23:30:00Z");
}

TEST_CASE("a day begins at midnight in Great Britain, an hour before UTC's in summer") {
    CHECK(iso_time(british_midnight(2026y / January / 5)) == "2026-01-05T00:00:00Z");
    CHECK(iso_time(british_midnight(2026y / July / 1)) == "2026-06-30T23:00:00Z");
    CHECK(iso_time(british_midnight(2026y / March / 29)) == "2026-03-29T00:00:00Z");
    CHECK(iso_time(british_midnight(2026y / October / 25)) == "2026-10-24T23:00:00Z");
}

TEST_CASE("clocks change at one in the morning UTC on the last Sundays of March and October") {
    const Instant before{at_midnight(2026y / March / 29).milliseconds + an_hour - a_minute};
    const Instant after{at_midnight(2026y / March / 29).milliseconds + an_hour};

    CHECK(british_time(before) == "29 March 2026, 12:59 am");
    CHECK(british_time(after) == "29 March 2026, 2:00 am");
}

}  // namespace dueregard
