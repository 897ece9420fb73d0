#include "web/typed_date.hpp"

#include <doctest/doctest.h>

namespace dueregard::web {

using namespace std::chrono;

TEST_CASE("three boxes make a date, the month by number or name") {
    CHECK(date_of({"31", "3", "2027"}) == 2027y / March / 31);
    CHECK(date_of({" 1 ", "jan", "2027"}) == 2027y / January / 1);
}

TEST_CASE("what is no date is nothing") {
    CHECK_FALSE(date_of({"31", "2", "2027"}));
    CHECK_FALSE(date_of({"", "3", "2027"}));
    CHECK_FALSE(date_of({"1", "13", "2027"}));
    CHECK_FALSE(date_of({"1", "3", "27"}));
    CHECK_FALSE(date_of({"1x", "3", "2027"}));
    CHECK(is_empty({}));
    CHECK_FALSE(is_empty({"", "", "2027"}));
}

}  // namespace dueregard::web
