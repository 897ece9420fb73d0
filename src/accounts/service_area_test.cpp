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

TEST_CASE("service areas stand as a tree, sisters in the order given, without those that have ended") {
    const std::vector<ServiceArea> all{
        {.id = {4}, .parent = ServiceAreaId{1}, .name = "Adults"},
        {.id = {2}, .parent = ServiceAreaId{1}, .name = "Children"},
        {.id = {3}, .parent = ServiceAreaId{2}, .name = "Fostering"},
        {.id = {1}, .parent = std::nullopt, .name = "People"},
        {.id = {5}, .parent = std::nullopt, .name = "Place", .ended_at = Instant{1}},
    };

    std::string told;
    for (const auto& [area, depth] : as_tree(all))
        told += std::string(static_cast<std::size_t>(depth), '-') + area.name + ' ';

    CHECK(told == "People -Adults -Children --Fostering ");
}

TEST_CASE("a service area stands neither below itself nor beside another of its name") {
    const std::vector<ServiceArea> all{
        {.id = {1}, .parent = std::nullopt, .name = "People"},
        {.id = {2}, .parent = ServiceAreaId{1}, .name = "Children"},
        {.id = {3}, .parent = ServiceAreaId{2}, .name = "Fostering"},
        {.id = {5}, .parent = std::nullopt, .name = "Place", .ended_at = Instant{1}},
    };
    const Faults circle{{"parent", "A service area cannot stand below itself"}};
    const Faults taken{{"name", "There is a service area of this name there already"}};
    const Faults unknown{{"parent", "Choose a service area from the list"}};

    CHECK(faults_of({.id = {1}, .parent = ServiceAreaId{3}, .name = "People"}, all) == circle);
    CHECK(faults_of({.id = {1}, .parent = ServiceAreaId{1}, .name = "People"}, all) == circle);
    CHECK(faults_of({.id = {3}, .parent = std::nullopt, .name = "PEOPLE"}, all) == taken);
    CHECK(faults_of({.id = {3}, .parent = ServiceAreaId{5}, .name = "Fostering"}, all) == unknown);
    CHECK(faults_of({.id = {3}, .parent = ServiceAreaId{9}, .name = "Fostering"}, all) == unknown);
    CHECK(faults_of({.id = {3}, .parent = std::nullopt, .name = "Place"}, all).empty());
    CHECK(faults_of({.id = {3}, .parent = ServiceAreaId{1}, .name = "Fostering"}, all).empty());
}
