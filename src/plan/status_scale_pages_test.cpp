// The pages of the status scale as a browser gets them, and what a change of it does to returns.

#include "accounts/history.hpp"
#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "evidence/migrations.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/migrations.hpp"
#include "plan/period_store.hpp"
#include "plan/routes.hpp"
#include "plan/status_scale.hpp"
#include "plan/status_scale_store.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using storage::Transaction;
using test_support::a_council;
using test_support::Council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

Visitor visitor(TestDb& test, const Acting& acting) {
    return {test, acting, {routes().begin(), routes().end()}};
}

/// Ana's return of the one measure in an open period.
ReturnId an_open_return(TestDb& test, const Council& council) {
    ReturnId given;
    test.db.write([&](Transaction& tx) {
        const auto measure = add_measure(
            tx, council.lead, {.ref = "A1", .action = "Hold sessions", .owner = council.ana.actor.person}
        );
        const auto period = add_period(tx, council.lead, quarter_of(Date{std::chrono::year{2026} / 11 / 22}));
        REQUIRE(act_on_period(tx, council.lead, period, PeriodActKind::opened, ""));
        given = return_for(tx, council.organisation, measure, period)->id;
    });
    return given;
}

void set(TestDb& test, const Acting& acting, const StatusScale& scale) {
    test.db.write([&](Transaction& tx) {
        const auto before = told(status_scale(tx, acting.actor.organisation));
        REQUIRE(set_status_scale(tx, acting, scale, before) == Saved::kept);
    });
}

}  // namespace

TEST_CASE("everybody sees the scale, and who may edit the plan changes its words and its order") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);
    auto ana = visitor(test, council.ana);

    const auto seen = ana.get("/status-scale").body;
    const auto form = lead.get("/status-scale/change").body;
    const auto changed = lead.post(
        "/status-scale",
        {{"started_from", told(default_scale())},
         {"place-1", "2"},
         {"symbol-1", "★"},
         {"word-1", "On track"},
         {"meaning-1", "met"},
         {"place-2", "3"},
         {"symbol-2", "●"},
         {"word-2", "At risk"},
         {"meaning-2", "narrowly_missed"},
         {"place-3", "4"},
         {"symbol-3", "▲"},
         {"word-3", "Missed"},
         {"meaning-3", "missed"},
         {"place-4", "5"},
         {"symbol-4", "○"},
         {"word-4", "Not due"},
         {"meaning-4", "not_due"},
         {"place-5", "6"},
         {"symbol-5", "–"},
         {"word-5", "Not reported"},
         {"meaning-5", "not_reported"},
         {"place-6", "1"},
         {"symbol-6", "✔"},
         {"word-6", "Finished"},
         {"meaning-6", "met"},
         {"place-7", "7"},
         {"symbol-7", ""},
         {"word-7", " "},
         {"meaning-7", ""}}
    );
    const auto after = lead.get("/status-scale").body;

    CHECK(seen.contains("On target"));
    CHECK(seen.contains("This is the usual scale."));
    CHECK_FALSE(seen.contains("Change the scale"));
    CHECK_THROWS_AS(ana.get("/status-scale/change"), Forbidden);
    CHECK(form.contains(R"(value="On target")"));
    CHECK(form.contains("Another status"));
    CHECK(location(changed) == "/status-scale?done=changed");
    const auto scale = status_scale(test, council.organisation);
    REQUIRE(scale.statuses.size() == 6);
    CHECK(told(scale).starts_with("✔ Finished (met), ★ On track (met), ● At risk (narrowly missed), "));
    CHECK_FALSE(after.contains("This is the usual scale."));
    CHECK(after.contains("<ins>✔ Finished (met), "));
    CHECK(
        accounts::history_of(test, council.organisation, "status_option", council.organisation.value).size()
        == 1
    );
}

TEST_CASE("what is wrong with a scale is said at its field, and nothing is changed") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);

    const auto rows = lead.post(
        "/status-scale",
        {{"started_from", told(default_scale())},
         {"place-1", "first"},
         {"symbol-1", ""},
         {"word-1", "On track"},
         {"meaning-1", "splendid"}}
    );
    const auto whole = lead.post(
        "/status-scale",
        {{"started_from", told(default_scale())},
         {"place-1", "1"},
         {"symbol-1", "★"},
         {"word-1", "On track"},
         {"meaning-1", "met"}}
    );

    CHECK(rows.status == 422);
    CHECK(rows.body.contains(R"(href="#place-1")"));
    CHECK(rows.body.contains(R"(href="#symbol-1")"));
    CHECK(rows.body.contains(R"(href="#meaning-1")"));
    CHECK_FALSE(rows.body.contains(R"(href="#statuses")"));
    CHECK(rows.body.contains(R"(value="first")"));
    CHECK(whole.status == 422);
    CHECK(whole.body.contains(R"(href="#statuses")"));
    CHECK(whole.body.contains("Add a status that counts as “Missed”: the scale has none"));
    CHECK(told(status_scale(test, council.organisation)) == told(default_scale()));
}

TEST_CASE("a scale that somebody changed meanwhile is not overwritten: both are shown") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    auto theirs = default_scale();
    theirs.statuses[0].word = "Green";
    set(test, council.lead, theirs);
    auto lead = visitor(test, council.lead);

    const auto answer = lead.post(
        "/status-scale",
        {{"started_from", told(default_scale())},
         {"place-1", "1"},
         {"symbol-1", "★"},
         {"word-1", "Well"},
         {"meaning-1", "met"},
         {"place-2", "2"},
         {"symbol-2", "●"},
         {"word-2", "Nearly"},
         {"meaning-2", "narrowly_missed"},
         {"place-3", "3"},
         {"symbol-3", "▲"},
         {"word-3", "Missed"},
         {"meaning-3", "missed"},
         {"place-4", "4"},
         {"symbol-4", "○"},
         {"word-4", "Not due"},
         {"meaning-4", "not_due"},
         {"place-5", "5"},
         {"symbol-5", "–"},
         {"word-5", "Not reported"},
         {"meaning-5", "not_reported"}}
    );

    CHECK(answer.status == 409);
    CHECK(answer.body.contains("★ Green (met)"));
    CHECK(answer.body.contains("★ Well (met)"));
    CHECK(status_scale(test, council.organisation).statuses[0].word == "Green");
}

TEST_CASE("a return form that was open while the order changed means what its owner chose") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto given = an_open_return(test, council);
    auto ana = visitor(test, council.ana);
    CHECK(ana.get("/returns/" + address(given)).body.contains(R"(value="On target")"));
    auto turned = default_scale();
    std::swap(turned.statuses[0], turned.statuses[2]);
    set(test, council.lead, turned);

    const auto submitted = ana.post(
        "/returns/" + address(given),
        {{"act", "submit"}, {"version", "1"}, {"status", "On target"}, {"commentary", "All were held."}}
    );

    CHECK(submitted.status == 303);
    CHECK(find_return(test, council.organisation, given).content.status->meaning == Meaning::met);
}

TEST_CASE("a given return keeps its symbol and word, and its owner may leave them as they are") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto given = an_open_return(test, council);
    auto ana = visitor(test, council.ana);
    auto lead = visitor(test, council.lead);
    const auto path = "/returns/" + address(given);
    ana.post(path, {{"act", "submit"}, {"version", "1"}, {"status", "On target"}, {"commentary", "Held."}});
    auto other = default_scale();
    other.statuses[0] = {.symbol = "G", .word = "Green", .meaning = Meaning::met};
    set(test, council.lead, other);

    const auto kept = find_return(test, council.organisation, given).content.status;
    REQUIRE(lead.post(path + "/sending-back", {{"version", "2"}, {"why", "Say how many."}}).status == 303);
    const auto form = ana.get(path).body;
    const auto again = ana.post(
        path, {{"act", "submit"}, {"version", "3"}, {"status", "On target"}, {"commentary", "Four held."}}
    );

    CHECK(kept->word == "On target");
    CHECK(form.contains(R"(value="Green")"));
    CHECK(form.contains(R"(value="On target" checked)"));
    CHECK(again.status == 303);
    CHECK(find_return(test, council.organisation, given).content.status->symbol == "★");
}

}  // namespace dueregard::plan
