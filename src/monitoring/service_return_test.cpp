#include "monitoring/service_return.hpp"

#include <doctest/doctest.h>

#include <rapidcheck.h>
#include <vector>

namespace dueregard::monitoring {

namespace {

const PayGroups sexes{.names = {"Male", "Female"}, .minimum = 1};

}  // namespace

TEST_CASE("the service's file has its headings and one decimal place") {
    std::vector<PaidEmployee> employees;
    employees.insert(
        employees.end(), 4, {.group = 0, .hourly_rate = 20 * one_pound, .bonus = 10 * one_pound}
    );
    employees.insert(employees.end(), 4, {.group = 1, .hourly_rate = 22 * one_pound, .bonus = 0});

    const auto figures = service_return(pay_gap(employees, sexes));

    REQUIRE(figures);
    CHECK(refusals_of_service(*figures).empty());
    CHECK(
        service_csv(*figures)
        == "DiffMeanHourlyPercent,DiffMedianHourlyPercent,DiffMeanBonusPercent,DiffMedianBonusPercent,MaleBonusPercent,"
           "FemaleBonusPercent,MaleLowerQuartile,FemaleLowerQuartile,MaleLowerMiddleQuartile,FemaleLowerMiddleQuartile,"
           "MaleUpperMiddleQuartile,FemaleUpperMiddleQuartile,MaleTopQuartile,FemaleTopQuartile\r\n"
           "-10.0,-10.0,100.0,100.0,100.0,0.0,100.0,0.0,100.0,0.0,0.0,100.0,0.0,100.0\r\n"
    );
}

TEST_CASE("where no man was paid a bonus there is no gap in bonuses") {
    std::vector<PaidEmployee> employees(4, {.group = 0, .hourly_rate = 20 * one_pound, .bonus = 0});
    employees.insert(employees.end(), 4, {.group = 1, .hourly_rate = 22 * one_pound, .bonus = 5 * one_pound});

    const auto figures = service_return(pay_gap(employees, sexes));

    REQUIRE(figures);
    CHECK_FALSE(figures->mean_bonus);
    CHECK(figures->female_bonus == 1'000);
    CHECK(refusals_of_service(*figures).empty());
}

TEST_CASE("figures that cannot be calculated are named") {
    const std::vector<PaidEmployee> women(4, {.group = 1, .hourly_rate = 20 * one_pound, .bonus = 0});

    const auto figures = service_return(pay_gap(women, sexes));

    REQUIRE_FALSE(figures);
    CHECK(
        figures.error().front()
        == "The mean gap in hourly pay cannot be calculated. Nobody in the group Male is on full pay, so there is "
           "nothing to compare with."
    );
}

TEST_CASE("the service's rules refuse what it refuses") {
    ServiceReturn figures{.male_bonus = 100, .female_bonus = 100};
    figures.male.fill(500);
    figures.female.fill(499);

    const auto refusals = refusals_of_service(figures);

    REQUIRE(refusals.size() == 5);
    CHECK(refusals[0] == "The gaps in bonus pay are given where men were paid a bonus, and only there.");
    CHECK(refusals[1] == "The shares of men and women in each quarter add up to 100.0.");
}

TEST_CASE("whatever the staff, a return that can be given is one that the service takes") {
    CHECK(rc::check([] {
        std::vector<PaidEmployee> employees(*rc::gen::inRange<std::size_t>(4, 300));
        for (auto& employee : employees) {
            employee.group = *rc::gen::inRange<std::uint16_t>(0, 2);
            employee.hourly_rate = *rc::gen::inRange<Amount>(1, 1'000) * 100'000;
            employee.bonus = *rc::gen::inRange(0, 40) == 0 ? one_pound : 0;
        }

        employees.front().group = 0;
        employees.back().group = 1;

        const auto figures = service_return(pay_gap(employees, sexes));

        RC_ASSERT(figures.has_value());
        RC_ASSERT(refusals_of_service(*figures).empty());
    }));
}

}  // namespace dueregard::monitoring
