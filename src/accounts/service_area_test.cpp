#include "accounts/service_area.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;

TEST_CASE("a service area stands for those below it, at every depth and once each") {
    const std::vector<ServiceArea> all{
        {.id = {1}, .parent = std::nullopt, .name = "People"},
        {.id = {2}, .parent = ServiceAreaId{1}, .name = "Children"},
        {.id = {3}, .parent = ServiceAreaId{2}, .name = "Fostering"},
        {.id = {4}, .parent = ServiceAreaId{1}, .name = "Adults"},
        {.id = {5}, .parent = std::nullopt, .name = "Place"},
    };

    CHECK(with_those_below(all, {1}) == std::vector<ServiceAreaId>{{1}, {2}, {4}, {3}});
    CHECK(with_those_below(all, {5}) == std::vector<ServiceAreaId>{{5}});
    CHECK(with_those_below(all, {9}) == std::vector<ServiceAreaId>{{9}});
}

TEST_CASE("a circle of service areas ends all the same") {
    const std::vector<ServiceArea> all{
        {.id = {1}, .parent = ServiceAreaId{2}, .name = "People"},
        {.id = {2}, .parent = ServiceAreaId{1}, .name = "Children"},
    };

    CHECK(with_those_below(all, {1}).size() == 2);
}

TEST_CASE("a service area needs a name") {
    CHECK(read_service_area("  Parks  and  leisure ", std::nullopt)->name == "Parks and leisure");
    CHECK(read_service_area(" ", std::nullopt).error() == Faults{{"name", "Enter the service area’s name."}});
}
