#include "base/natural_order.hpp"

#include <doctest/doctest.h>

namespace dueregard {

TEST_CASE("references sort as a person counts") {
    CHECK(natural_sort_key("EDI1.02") < natural_sort_key("EDI1.10"));
    CHECK(natural_sort_key("EDI1.10") < natural_sort_key("EDI2.01"));
    CHECK(natural_sort_key("EDI2.01") < natural_sort_key("EDI10.1"));
    CHECK(natural_sort_key("EDI1") < natural_sort_key("EDI1.1"));
}

TEST_CASE("case, separators and leading noughts make no difference to the order") {
    CHECK(natural_sort_key(" edi1.2 ") == natural_sort_key("EDI 1/02"));
}

TEST_CASE("what has no reference comes last") {
    CHECK(natural_sort_key("zz99") < natural_sort_key(""));
    CHECK(natural_sort_key("") == natural_sort_key(" - "));
}

TEST_CASE("a number longer than ten digits is kept whole") {
    CHECK(natural_sort_key("1234567890123") == "01234567890123");
}

}  // namespace dueregard
