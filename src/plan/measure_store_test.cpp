// Measures on a real database: what is written comes back, rights hold, nothing is overwritten.

#include "base/failure.hpp"
#include "plan/small_register.hpp"
#include "plan/status_counts.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

namespace dueregard::plan {

using namespace std::chrono;

TEST_CASE("a measure comes back as it was added, with its entry in the history") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const Measure sessions{
        .ref = "EDI1.01",
        .action = "Hold 12 drop-in sessions by March 2027",
        .owner = council.ana.actor.person,
        .printed_owner = "A. Example",
        .service_area = council.housing,
        .baseline = quantity_of("4 sessions"),
        .target = quantity_of("12 sessions"),
        .due = DueDate{2027y / March / 31, DuePrecision::month, "March 2027"}
    };

    const auto id = add(test, council.lead, sessions);

    const auto kept = find_measure(test, council.organisation, id);
    CHECK(kept.ref == "EDI1.01");
    CHECK(kept.owner == council.ana.actor.person);
    CHECK(kept.service_area == council.housing);
    CHECK(kept.target == quantity_of("12 sessions"));
    CHECK(kept.due == sessions.due);
    CHECK(kept.version == 1);
    const auto history = accounts::history_of(test, council.organisation, "measure", id.value);
    REQUIRE(history.size() == 1);
    CHECK(history[0].verb == "add");
    CHECK(history[0].person_name == "Lena");
    CHECK(history[0].after.contains("Hold 12 drop-in sessions"));
}

TEST_CASE("only who may edit the plan adds a measure") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);

    CHECK_THROWS_AS(add(test, council.ana, {.action = "Hold sessions"}), Forbidden);
    CHECK(measures_in_plan(test, council.organisation).empty());
}

TEST_CASE("a change from an old version is refused and nothing is written") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.ref = "A1", .action = "Hold sessions"});
    auto mine = find_measure(test, council.organisation, id);
    auto theirs = mine;
    theirs.action = "Hold six sessions";
    mine.action = "Hold nine sessions";
    Saved first{};
    Saved second{};

    test.db.write([&](Transaction& tx) { first = change_measure(tx, council.lead, theirs); });
    test.db.write([&](Transaction& tx) { second = change_measure(tx, council.lead, mine); });

    CHECK(first == Saved::kept);
    CHECK(second == Saved::stale);
    CHECK(find_measure(test, council.organisation, id).action == "Hold six sessions");
    const auto history = accounts::history_of(test, council.organisation, "measure", id.value);
    REQUIRE(history.size() == 2);
    CHECK(history[0].before == R"({"action":"Hold sessions"})");
    CHECK(history[0].after == R"({"action":"Hold six sessions"})");
}

TEST_CASE("a measure of another council cannot be found") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto other = a_council(test, "Westmere Council");
    const auto id = add(test, council.lead, {.action = "Hold sessions"});

    CHECK_THROWS_AS((void)find_measure(test, other.organisation, id), NotFound);
    CHECK(count_measures(test, {.acting = other.lead}) == 0);
}

TEST_CASE("a withdrawn measure leaves the plan and the count, and can be put back") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);

    test.db.write([&](Transaction& tx) { withdraw_measure(tx, council.lead, id, "The fund was closed."); });

    CHECK(measures_in_plan(test, council.organisation).empty());
    CHECK(return_for(test, council.organisation, id, period)->state == ReturnState::set_aside);
    CHECK(counts_in(test, council.organisation, period).total() == 0);
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) { withdraw_measure(tx, council.lead, id, "Again"); }), Conflict
    );

    test.db.write([&](Transaction& tx) { put_back_measure(tx, council.lead, id, "New money was found."); });

    CHECK(return_for(test, council.organisation, id, period)->state == ReturnState::not_started);
    CHECK(counts_in(test, council.organisation, period)[Meaning::not_reported] == 1);
    CHECK(acts_of(test, council.organisation, id).front().why == "New money was found.");
}

TEST_CASE("a thousand measures and their returns are stored in one go") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    std::vector<Measure> measures;
    for (int i = 0; i < 1050; ++i) {
        measures.push_back({.ref = fmt::format("M{}", i), .action = fmt::format("Do thing {}", i)});
    }
    std::vector<MeasureId> ids;

    test.db.write([&](Transaction& tx) { ids = add_measures(tx, council.lead, measures); });
    const auto period = add_open(test, council.lead, 2026y / November / 22);

    CHECK(ids.size() == 1050);
    CHECK(returns_in(test, council.organisation, period).size() == 1050);
    CHECK(find_measure(test, council.organisation, ids[1049]).ref == "M1049");
}

TEST_CASE("the history of all this holds together") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    REQUIRE(submit(test, council.ana, *return_for(test, council.organisation, id, period), on_target, "Held.")
    );

    CHECK_FALSE(accounts::first_broken_link(test, council.organisation));
}

}  // namespace dueregard::plan
