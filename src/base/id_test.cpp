#include "base/id.hpp"

#include <doctest/doctest.h>

namespace dueregard {

TEST_CASE("an id in an address reads back") {
    CHECK(crockford(0) == "0000000000000");
    CHECK(from_crockford(crockford(1'234'567'890'123'456'789)) == 1'234'567'890'123'456'789);
    CHECK(from_crockford("000000000001o") == 32);
    CHECK(from_crockford("000000000000l") == 1);
}

TEST_CASE("what is not an id is refused") {
    CHECK_FALSE(from_crockford(""));
    CHECK_FALSE(from_crockford("00000000000"));
    CHECK_FALSE(from_crockford("000000000000U"));
    CHECK_FALSE(from_crockford("ZZZZZZZZZZZZZ"));
    CHECK_FALSE(from_crockford("8000000000000"));
}

}  // namespace dueregard
