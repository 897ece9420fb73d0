#include "monitoring/seen_employees.hpp"

#include <doctest/doctest.h>

#include <string>

namespace dueregard::monitoring {

TEST_CASE("an employee's second row is told the line of the first, however many stand between") {
    SeenEmployees seen;
    int found = 0;

    for (int i = 0; i < 50'000; ++i)
        found += seen.seen_before("E" + std::to_string(i), i + 2) ? 1 : 0;

    CHECK(found == 0);
    CHECK(seen.seen_before("E0", 60'000) == 2);
    CHECK(seen.seen_before("E49999", 60'001) == 50'001);
    CHECK(seen.seen_before("E0", 60'002) == 2);
    CHECK_FALSE(seen.seen_before("E", 60'003));
    CHECK_FALSE(seen.seen_before("e0", 60'004));
}

}  // namespace dueregard::monitoring
