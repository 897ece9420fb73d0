// The pages of the plan around its measures, and who cannot reach any of them, on a real database.

#include "base/failure.hpp"
#include "plan/objective_store.hpp"
#include "plan/small_register.hpp"
#include "plan/status_counts.hpp"
#include "plan/strategy_store.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using namespace std::chrono;

TEST_CASE("strategies and objectives are added and changed; an objective cannot stand under itself") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);

    CHECK(lead.post("/strategies", {{"title", ""}, {"from-day", "40"}}).status == 422);
    CHECK(lead.post("/strategies", {{"title", "Including everyone"}}).status == 303);
    const auto strategy = strategies(test, council.organisation).front();
    CHECK(lead.get("/objectives").body.contains("It has no objectives yet."));
    CHECK(
        lead.get("/objectives/add", {{"strategy", address(strategy.id)}}).body.contains("Including everyone")
    );
    CHECK(lead.post("/objectives", {{"strategy", address(strategy.id)}, {"title", "Listen"}}).status == 303);
    const auto top = objectives(test, council.organisation).front();
    CHECK(lead.post(
                  "/objectives/" + address(top.id),
                  {{"version", "1"}, {"title", "Listen"}, {"parent", address(top.id)}}
    ).body.contains("An objective cannot stand under itself"));
    CHECK(lead.post("/objectives/" + address(top.id), {{"version", "1"}, {"title", "Hear"}}).status == 303);
    CHECK(lead.post("/objectives/" + address(top.id), {{"version", "1"}, {"title", "Heed"}}).status == 409);
    CHECK(objectives(test, council.organisation).front().title == "Hear");
    CHECK(lead.get("/objectives").body.contains("0 measures"));
}

TEST_CASE("the home page of a lead says who has not reported") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    add_open(test, council.lead, 2026y / November / 22);

    const auto leads = visitor(test, council.lead).get("/").body;
    const auto anas = visitor(test, council.ana).get("/").body;

    CHECK(leads.contains("You owe nothing at the moment."));
    CHECK(leads.contains("Who has not reported"));
    CHECK(leads.contains("Ana: 1 of 1 measure missing"));
    CHECK(anas.contains("Due this period (1)"));
    CHECK(anas.contains("A1: Hold"));
    CHECK_FALSE(anas.contains("Who has not reported"));
}

TEST_CASE("nothing of one council can be reached from another") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto other = a_council(test, "Westmere Council");
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = return_for(test, council.organisation, id, period)->id;
    auto stranger = visitor(test, other.lead);

    CHECK_THROWS_AS(stranger.get("/measures/" + address(id)), NotFound);
    CHECK_THROWS_AS(stranger.get("/measures/" + address(id) + "/change"), NotFound);
    CHECK_THROWS_AS(stranger.post("/measures/" + address(id), {{"action", "Theirs"}}), NotFound);
    CHECK_THROWS_AS(stranger.get("/returns/" + address(given)), NotFound);
    CHECK_THROWS_AS(stranger.post("/returns/" + address(given), {{"act", "save"}}), NotFound);
    CHECK_THROWS_AS(stranger.post("/returns/" + address(given) + "/agreement", {}), NotFound);
    CHECK_THROWS_AS(stranger.get("/periods/" + address(period)), NotFound);
    CHECK_THROWS_AS(stranger.post("/periods/" + address(period) + "/acts", {{"act", "closed"}}), NotFound);
    CHECK_THROWS_AS(stranger.get("/progress", {{"period", address(period)}}), NotFound);
    CHECK_THROWS_AS(stranger.get("/measures", {{"period", address(period)}}), NotFound);
    CHECK_FALSE(stranger.get("/measures").body.contains(">A1"));
}

}  // namespace dueregard::plan
