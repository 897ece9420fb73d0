#include "intake/objective_names.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::intake;

TEST_CASE("an objective is called by its title, with its ref, or as a heading counts it") {
    const plan::Objective homes{.title = "Homes that suit everybody"};
    const plan::Objective doors{.ref = "EX1", .title = "Open every door"};

    CHECK(calls("Homes that suit everybody", homes));
    CHECK(calls("Objective 4: Homes that suit everybody", homes));
    CHECK(calls("EQUALITY OUTCOME B – HOMES THAT SUIT EVERYBODY", homes));
    CHECK(calls("EX1 Open every door", doors));
    CHECK(calls("Objective 1: Open every door", doors));
    CHECK_FALSE(calls("EX2 Open every door", doors));
    CHECK_FALSE(calls("Objective 4: Homes that suit some", homes));
    CHECK_FALSE(calls("Objective 4", homes));
}

TEST_CASE("of two objectives the one that is called most exactly is found") {
    const std::vector<plan::Objective> objectives{
        {.id = {1}, .title = "Objective 1: Homes"}, {.id = {2}, .title = "Objective 2: Homes"}
    };

    CHECK(find_objective(objectives, "Objective 2 – Homes")->id.value == 2);
    CHECK(find_objective(objectives, "Homes")->id.value == 1);
    CHECK_FALSE(find_objective(objectives, "Work"));
}
