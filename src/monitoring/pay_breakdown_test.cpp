#include "monitoring/pay_breakdown.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dueregard::monitoring {

namespace {

struct Staff {
    std::vector<PaidEmployee> employees;
    PayDivisions divisions;

    void add(const std::string& division, int men, int women, int pounds) {
        const auto place = static_cast<std::uint16_t>(divisions.names.size());
        divisions.names.push_back(division);
        for (int i = 0; i < men + women; ++i) {
            const std::uint16_t group = i < men ? 0 : 1;
            employees.push_back({.group = group, .hourly_rate = pounds * one_pound, .bonus = 0});
            divisions.places.push_back(place);
        }
    }
};

const PayGroups sexes{.names = {"Male", "Female"}, .minimum = 10};

std::vector<std::string> names_of(const PayBreakdown& breakdown) {
    std::vector<std::string> names;
    for (const auto& division : breakdown.divisions)
        names.push_back(division.name);
    return names;
}

}  // namespace

TEST_CASE("each grade with enough of both sexes has a gap of its own, in the order of their names") {
    Staff staff;
    staff.add("Grade 10", 30, 10, 30);
    staff.add("Grade 2", 10, 30, 12);

    const auto breakdown = pay_breakdown(staff.employees, staff.divisions, sexes, "Other grades");

    CHECK(names_of(breakdown) == std::vector<std::string>{"Grade 2", "Grade 10"});
    CHECK(breakdown.divisions[0].mean_gap.value->tenths == 0);
    CHECK(breakdown.divisions[0].reference == 10);
    CHECK(breakdown.divisions[0].others == 30);
    CHECK(breakdown.put_together.empty());
    // Men £25.50, women £16.50: everybody in a grade is paid alike, so the whole gap is mix.
    CHECK(breakdown.parts->mix == doctest::Approx(100.0 * 9.0 / 25.5));
    CHECK(breakdown.parts->rate == doctest::Approx(0.0));
}

TEST_CASE("grades that are too small are put together, with the next smallest where that is not enough") {
    Staff staff;
    staff.add("A", 40, 40, 12);
    staff.add("B", 15, 12, 14);
    staff.add("C", 20, 3, 16);
    staff.add("D", 20, 20, 18);

    const auto breakdown = pay_breakdown(staff.employees, staff.divisions, sexes, "Other grades");

    CHECK(names_of(breakdown) == std::vector<std::string>{"A", "D", "Other grades"});
    CHECK(breakdown.put_together == std::vector<std::string>{"B", "C"});
    CHECK(breakdown.divisions[2].reference == 35);
    CHECK(breakdown.divisions[2].others == 15);
}

TEST_CASE("no grade is shown where all would have to be put together") {
    Staff staff;
    staff.add("A", 40, 9, 12);
    staff.add("B", 9, 40, 14);

    const auto breakdown = pay_breakdown(staff.employees, staff.divisions, sexes, "Other grades");

    CHECK(breakdown.divisions.empty());
    CHECK_FALSE(breakdown.parts);
    CHECK(breakdown.why_not.ends_with("for any to be shown apart."));
}

TEST_CASE("people without a known sex or on reduced pay are in no grade's figures") {
    Staff staff;
    staff.add("A", 10, 10, 12);
    staff.add("B", 10, 10, 14);
    staff.employees[0].group = no_group;
    staff.employees[1].hourly_rate = std::nullopt;

    const auto breakdown = pay_breakdown(staff.employees, staff.divisions, sexes, "Other grades");

    CHECK(breakdown.divisions.empty());
}

}  // namespace dueregard::monitoring
