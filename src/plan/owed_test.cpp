// What is owed and how it is counted, out of a real database.

#include "plan/objective_store.hpp"
#include "plan/owed.hpp"
#include "plan/small_register.hpp"
#include "plan/status_counts.hpp"
#include "plan/strategy_store.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using namespace std::chrono;

TEST_CASE("what is owed: late, due, sent back and to agree") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto one =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto two =
        add(test, council.lead, {.ref = "A2", .action = "Train", .owner = council.ana.actor.person});
    add(test, council.lead, {.ref = "A3", .action = "Build", .owner = council.ben.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto first = *return_for(test, council.organisation, one, period);
    REQUIRE(submit(test, council.ana, first, on_target, "Held."));
    REQUIRE(
        submit(test, council.ana, *return_for(test, council.organisation, two, period), on_target, "Trained.")
    );
    test.db.write([&](Transaction& tx) {
        REQUIRE(send_back_return(tx, council.lead, first.id, first.version + 1, "How many?"));
    });

    const auto anas = owed_by(test, council.ana, 2026y / November / 22, 10);
    const auto bens = owed_by(test, council.ben, 2026y / November / 22, 10);
    const auto bens_later = owed_by(test, council.ben, 2027y / January / 15, 10);
    const auto leads = owed_by(test, council.lead, 2026y / November / 22, 10);

    REQUIRE(anas.sent_back.total == 1);
    CHECK(anas.sent_back.first[0].why == "How many?");
    CHECK(anas.due.total == 0);
    CHECK(bens.due.first.at(0).ref == "A3");
    CHECK(bens.late.total == 0);
    CHECK(bens_later.late.total == 1);
    CHECK(bens_later.due.total == 0);
    CHECK(leads.to_agree.total == 1);
    CHECK(leads.to_agree.first.at(0).ref == "A2");
    const auto owners = reporting_by_owner(test, council.organisation, period);
    REQUIRE(owners.size() == 2);
    CHECK(owners[0].name == "Ana");
    CHECK(owners[0].missing() == 1);
    CHECK(owners[1].asked == 1);
    CHECK(reporting_by_service_area(test, council.organisation, period).front().asked == 3);
}

TEST_CASE("counts go by objective and by period") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    ObjectiveId listen;
    MeasureId under;
    test.db.write([&](Transaction& tx) {
        const auto strategy = add_strategy(tx, council.lead, {.title = "Including everyone"});
        listen = add_objective(tx, council.lead, {.strategy = strategy, .title = "Listen"});
        under = add_measure(tx, council.lead, {.objective = listen, .action = "Hold sessions"});
        add_measure(tx, council.lead, {.action = "Loose"});
    });
    const auto second = add_open(test, council.lead, 2026y / August / 1);
    const auto third = add_open(test, council.lead, 2026y / November / 1);
    REQUIRE(
        submit(test, council.lead, *return_for(test, council.organisation, under, second), missed, "Late.")
    );

    const auto by_objective = counts_by_objective(test, council.organisation, second);
    const auto by_period = counts_by_period(test, council.organisation);

    CHECK(by_objective.at(listen)[Meaning::missed] == 1);
    CHECK(by_objective.at(std::nullopt)[Meaning::not_reported] == 1);
    REQUIRE(by_period.size() == 2);
    CHECK(by_period[0].period.id == second);
    CHECK(by_period[0].counts.reported() == 1);
    CHECK(by_period[1].period.id == third);
    CHECK(by_period[1].counts.reported() == 0);
    CHECK(current_period(test, council.organisation)->id == third);
}

}  // namespace dueregard::plan
