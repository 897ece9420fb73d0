// Periods on a real database: what opening asks for, what closing still takes, when freezing waits.

#include "plan/small_register.hpp"
#include "plan/status_counts.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using namespace std::chrono;

TEST_CASE("opening a period asks every measure for a return, also those added later") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto early = add(test, council.lead, {.ref = "A1", .action = "Hold sessions"});

    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto late = add(test, council.lead, {.ref = "A2", .action = "Train the desk"});

    REQUIRE(return_for(test, council.organisation, early, period));
    REQUIRE(return_for(test, council.organisation, late, period));
    CHECK(return_for(test, council.organisation, early, period)->state == ReturnState::not_started);
    CHECK(counts_in(test, council.organisation, period)[Meaning::not_reported] == 2);
}

TEST_CASE("a period is not frozen while a return waits to be agreed") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto reported =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto silent =
        add(test, council.lead, {.ref = "A2", .action = "Train", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = *return_for(test, council.organisation, reported, period);
    REQUIRE(submit(test, council.ana, given, on_target, "Four were held."));

    REQUIRE(act(test, council.lead, period, PeriodActKind::closed) == PeriodState::closed);
    CHECK(
        act(test, council.lead, period, PeriodActKind::frozen).error()
        == "1 return waits to be agreed: agree it or send it back before you freeze the period"
    );
    REQUIRE(agree(test, council.lead, given.id));
    CHECK(act(test, council.lead, period, PeriodActKind::frozen) == PeriodState::frozen);

    CHECK(find_return(test, council.organisation, given.id).state == ReturnState::frozen);
    const auto lapsed = *return_for(test, council.organisation, silent, period);
    CHECK(lapsed.state == ReturnState::lapsed);
    CHECK(
        submit(test, council.lead, lapsed, on_target, "All trained.").error()
        == "The period is frozen: this return can no longer be changed"
    );
    CHECK(counts_in(test, council.organisation, period)[Meaning::met] == 1);
    CHECK(counts_in(test, council.organisation, period)[Meaning::not_reported] == 1);
}

TEST_CASE("after closing, owners give only what was sent back; the lead may take a late return") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = *return_for(test, council.organisation, id, period);
    REQUIRE(act(test, council.lead, period, PeriodActKind::closed));

    CHECK(
        submit(test, council.ana, given, on_target, "Four were held.").error()
        == "The period is closed: ask your equality lead to take a late return"
    );
    CHECK(submit(test, council.lead, given, on_target, "Four were held.") == Saved::kept);
    CHECK(acts_of(test, council.organisation, given.id).front().person_name == "Lena");
}

}  // namespace dueregard::plan
