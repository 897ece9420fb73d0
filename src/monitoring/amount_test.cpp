#include "monitoring/amount.hpp"

#include <doctest/doctest.h>

namespace dueregard::monitoring {

TEST_CASE("amounts are read as people write them") {
    CHECK(read_amount("15.54") == 15'540'000);
    CHECK(read_amount(" £1,234.50 ") == 1'234'500'000);
    CHECK(read_amount("-20") == -20'000'000);
    CHECK(read_amount("(20)") == -20'000'000);
    CHECK(read_amount("-£20.10") == -20'100'000);
    CHECK(read_amount(".5") == 500'000);
    CHECK(read_amount("7.") == 7'000'000);
    CHECK(read_amount("0.12345649") == 123'456);
    CHECK(read_amount("0.1234565") == 123'457);
    CHECK(read_amount("1,234,567") == 1'234'567'000'000);
}

TEST_CASE("what is no amount is none") {
    for (const auto* text :
         {"",
          "£",
          ".",
          "abc",
          "12.3.4",
          "1,23",
          "12,345,6",
          ",123",
          "1 000",
          "15.54p",
          "1e5",
          "--2",
          "9999999999"}) {
        CAPTURE(text);
        CHECK_FALSE(read_amount(text));
    }
}

}  // namespace dueregard::monitoring
