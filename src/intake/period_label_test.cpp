#include "intake/period_label.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::intake;

namespace {

std::string days(std::string_view label) {
    const auto range = days_of_label(label);
    return range ? iso_date(range->from) + " " + iso_date(range->to) : "";
}

}  // namespace

TEST_CASE("a quarter is one of the financial year, however it is written") {
    CHECK(days("Quarter 2, 2026/27") == "2026-07-01 2026-09-30");
    CHECK(days("Q2 2026-27") == "2026-07-01 2026-09-30");
    CHECK(days("2026-Q2") == "2026-07-01 2026-09-30");
    CHECK(days("quarter two 2026/2027") == "2026-07-01 2026-09-30");
    CHECK(days("Second quarter of the financial year 2026/27") == "2026-07-01 2026-09-30");
    CHECK(days("Q4 2026/27") == "2027-01-01 2027-03-31");
}

TEST_CASE("a financial year, a month and several months are periods") {
    CHECK(days("2026/27") == "2026-04-01 2027-03-31");
    CHECK(days("September 2026") == "2026-09-01 2026-09-30");
    CHECK(days("July to September 2026") == "2026-07-01 2026-09-30");
    CHECK(days("Nov - Jan 2027") == "2026-11-01 2027-01-31");
    CHECK(days("2026-07-01 to 2026-09-30") == "2026-07-01 2026-09-30");
}

TEST_CASE("a label that leaves its days open has none") {
    CHECK(days("Quarter two") == "");
    CHECK(days("2026") == "");
    CHECK(days("Year end report 2026/27") == "");
    CHECK(days("") == "");
    CHECK(days("2026/29") == "");
    CHECK(days("2026-09-30 to 2026-07-01") == "");
}

TEST_CASE("a period goes into one cell and comes back") {
    const DateRange spring{.from = *parse_iso_date("2026-03-01"), .to = *parse_iso_date("2026-05-31")};

    const auto cell = period_cell("Spring round (pilot)", spring);

    CHECK(cell == "Spring round (pilot) (2026-03-01 to 2026-05-31)");
    CHECK(read_period_cell(cell).label == "Spring round (pilot)");
    CHECK(read_period_cell(cell).days == spring);
    CHECK(period_cell("Q2 2026/27", *days_of_label("Q2 2026/27")) == "Q2 2026/27");
    CHECK_FALSE(read_period_cell("Round seven").days);
}
