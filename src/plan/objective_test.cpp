#include "plan/objective.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

namespace {

Objective objective(std::int64_t id, std::optional<std::int64_t> parent, int position) {
    return {
        .id = {id},
        .strategy = {1},
        .parent = parent ? std::optional(ObjectiveId{*parent}) : std::nullopt,
        .title = "Listen",
        .position = position
    };
}

}  // namespace

TEST_CASE("an objective needs a title") {
    const Objective untitled{.strategy = {1}, .title = "  "};

    CHECK(faults_of(untitled, {}) == Faults{{"title", "Enter the objective"}});
}

TEST_CASE("an objective cannot stand under itself, however far up") {
    const std::vector all{objective(1, {}, 1), objective(2, 1, 1), objective(3, 2, 1)};
    auto top = all[0];
    top.parent = ObjectiveId{3};

    CHECK(faults_of(top, all) == Faults{{"parent", "An objective cannot stand under itself"}});
}

TEST_CASE("a parent is of the same strategy") {
    auto other = objective(2, {}, 1);
    other.strategy = {9};
    const std::vector all{other};

    CHECK(
        faults_of(objective(3, 2, 1), all) == Faults{{"parent", "Select an objective of the same strategy"}}
    );
}

TEST_CASE("objectives stand below their parents, by position") {
    const std::vector all{objective(4, {}, 2), objective(3, 1, 2), objective(2, 1, 1), objective(1, {}, 1)};

    const auto placed = in_order(all);

    REQUIRE(placed.size() == 4);
    CHECK(placed[0].objective.id == ObjectiveId{1});
    CHECK(placed[1].objective.id == ObjectiveId{2});
    CHECK(placed[2].objective.id == ObjectiveId{3});
    CHECK(placed[3].objective.id == ObjectiveId{4});
    CHECK(placed[1].depth == 1);
    CHECK(placed[3].depth == 0);
}

TEST_CASE("everything under an objective is found, and a circle ends") {
    const std::vector all{objective(1, 3, 1), objective(2, 1, 1), objective(3, 2, 1), objective(4, {}, 1)};

    CHECK(with_everything_under({1}, all) == std::vector<ObjectiveId>{{1}, {2}, {3}});
    CHECK(in_order(all).size() == 1);
}

}  // namespace dueregard::plan
