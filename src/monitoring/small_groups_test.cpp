#include "monitoring/small_groups.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <rapidcheck.h>
#include <vector>

namespace dueregard::monitoring {

namespace {

std::vector<PaidEmployee> employees_of(const std::vector<std::size_t>& sizes) {
    std::vector<PaidEmployee> employees;
    for (std::size_t i = 0; i < sizes.size(); ++i)
        employees.insert(
            employees.end(), sizes[i], {.group = static_cast<std::uint16_t>(i), .hourly_rate = one_pound}
        );
    return employees;
}

std::int64_t size_of(const std::vector<PaidEmployee>& employees, std::size_t group) {
    return std::ranges::count(employees, static_cast<std::uint16_t>(group), &PaidEmployee::group);
}

}  // namespace

TEST_CASE("groups below the minimum become one") {
    auto employees = employees_of({100, 40, 6, 7, 20});
    PayGroups groups{.names = {"White British", "Asian", "Black", "Mixed", "Other white"}, .minimum = 10};

    const auto together = put_small_together(employees, groups);

    CHECK(together == std::vector<std::string>{"Black", "Mixed"});
    CHECK(groups.names == std::vector<std::string>{"White British", "Asian", "Other white", "Other groups"});
    CHECK(size_of(employees, 3) == 13);
    CHECK(size_of(employees, 2) == 20);
}

TEST_CASE("one small group alone takes the smallest of the others with it") {
    auto employees = employees_of({100, 40, 6, 20});
    PayGroups groups{.names = {"White British", "Asian", "Black", "Mixed"}, .minimum = 10};

    const auto together = put_small_together(employees, groups);

    CHECK(together == std::vector<std::string>{"Black", "Mixed"});
    CHECK(size_of(employees, 2) == 26);
}

TEST_CASE("where all groups are large enough, or there are only two, nothing changes") {
    auto many = employees_of({100, 40, 20});
    PayGroups large{.names = {"A", "B", "C"}, .minimum = 10};
    auto few = employees_of({100, 4});
    PayGroups two{.names = {"Not disabled", "Disabled"}, .minimum = 10};

    CHECK(put_small_together(many, large).empty());
    CHECK(large.names.size() == 3);
    CHECK(put_small_together(few, two).empty());
    CHECK(two.names.size() == 2);
}

TEST_CASE("no group that is left is below the minimum, unless one is all that is left") {
    CHECK(rc::check([] {
        const auto sizes =
            *rc::gen::container<std::vector<std::size_t>>(6, rc::gen::inRange<std::size_t>(0, 30));
        auto employees = employees_of(sizes);
        PayGroups groups{.names = {"A", "B", "C", "D", "E", "F"}, .minimum = 10};

        put_small_together(employees, groups);

        for (std::size_t i = 1; i < groups.names.size(); ++i)
            RC_ASSERT(size_of(employees, i) >= 10 || groups.names.size() == 2);
    }));
}

}  // namespace dueregard::monitoring
