// The pages of measures as a browser gets them, on a real database and without a server between.

#include "base/failure.hpp"
#include "plan/small_register.hpp"
#include "plan/status_counts.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using namespace std::chrono;
using test_support::location;

TEST_CASE("the list shows its measures, sorts by links, and hands out just its rows as CSV") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    add(test, council.lead, {.ref = "EDI1.02", .action = "Hold <four> sessions"});
    add(test, council.lead, {.ref = "EDI1.10", .action = "=SUM(A1)"});
    add_open(test, council.lead, 2026y / November / 22);
    auto lead = visitor(test, council.lead);

    const auto page = lead.get("/measures").body;
    const auto filtered = lead.get("/measures", {{"search", "sessions"}}).body;
    const auto file = lead.get("/measures.csv", {{"search", "sum"}}).body;

    CHECK(page.contains("Hold &lt;four&gt; sessions"));
    CHECK(page.contains(R"(aria-sort="ascending")"));
    CHECK(page.contains("sort=due"));
    CHECK(page.contains("Not reported"));
    CHECK(page.contains("Add a measure"));
    CHECK(filtered.contains("EDI1.02"));
    CHECK_FALSE(filtered.contains("EDI1.10"));
    CHECK(file.contains("EDI1.10"));
    CHECK(file.contains("'=SUM(A1)"));
    CHECK_FALSE(file.contains("EDI1.02"));
}

TEST_CASE("an empty list and one without matches say so") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    auto ana = visitor(test, council.ana);

    CHECK(ana.get("/measures").body.contains("There are no measures yet."));
    CHECK(ana.get("/measures", {{"search", "x"}}).body.contains("No measures match these filters."));
    CHECK_FALSE(ana.get("/measures").body.contains("Add a measure"));
}

TEST_CASE("a measure is added, shown, changed and told in its history") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    add_open(test, council.lead, 2026y / November / 22);
    auto lead = visitor(test, council.lead);
    const auto owner = address(*council.ana.actor.person);

    const auto added = location(lead.post(
        "/measures",
        {{"action", "Hold 12 sessions"},
         {"ref", "EDI1.01"},
         {"owner", owner},
         {"due", "March 2027"},
         {"target", "12 sessions"}}
    ));
    const auto path = added.substr(0, added.find('?'));
    const auto page = lead.get(path).body;
    const auto form = lead.get(path + "/change").body;
    const auto changed = location(lead.post(
        path, {{"version", "1"}, {"action", "Hold 14 sessions"}, {"ref", "EDI1.01"}, {"owner", owner}}
    ));
    const auto history = lead.get(path + "/history").body;

    CHECK(added.ends_with("?done=added"));
    CHECK(page.contains("Hold 12 sessions"));
    CHECK(page.contains("March 2027, by 31 March 2027"));
    CHECK(page.contains("Ana"));
    CHECK(form.contains(R"(value="March 2027")"));
    CHECK(changed == path + "?done=changed");
    CHECK(history.contains("<del>Hold 12 sessions</del> <ins>Hold 14 sessions</ins>"));
}

TEST_CASE("what is wrong with a measure is said at the top and at the field, and what was typed stays") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);

    const auto answer = lead.post(
        "/measures", {{"action", ""}, {"due", "31/13/2027"}, {"target", "twelve"}, {"owner", "0000000000001"}}
    );

    CHECK(answer.status == 422);
    CHECK(answer.body.contains(R"(href="#action")"));
    CHECK(answer.body.contains("Enter what will be done"));
    CHECK(answer.body.contains(R"(href="#due")"));
    CHECK(answer.body.contains(R"(href="#owner")"));
    CHECK(answer.body.contains(R"(value="31/13/2027")"));
    CHECK(answer.body.contains(R"(value="twelve")"));
    CHECK(measures_in_plan(test, council.organisation).empty());
}

TEST_CASE("when two people change a measure, the second sees both texts and nothing is overwritten") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.ref = "A1", .action = "Hold sessions"});
    auto lead = visitor(test, council.lead);
    const auto path = "/measures/" + address(id);
    lead.post(path, {{"version", "1"}, {"action", "Hold six sessions"}, {"ref", "A1"}});

    const auto answer = lead.post(path, {{"version", "1"}, {"action", "Hold nine sessions"}, {"ref", "A1"}});

    CHECK(answer.status == 409);
    CHECK(answer.body.contains("Hold six sessions"));
    CHECK(answer.body.contains("Hold nine sessions"));
    CHECK(answer.body.contains(R"(name="version" value="2")"));
    CHECK(find_measure(test, council.organisation, id).action == "Hold six sessions");
    const auto again = lead.post(path, {{"version", "2"}, {"action", "Hold nine sessions"}, {"ref", "A1"}});
    CHECK(again.status == 303);
}

TEST_CASE("an owner may not reach the pages that change the plan") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    auto ana = visitor(test, council.ana);

    CHECK_THROWS_AS(ana.get("/measures/add"), Forbidden);
    CHECK_THROWS_AS(ana.post("/measures/" + address(id), {{"action", "Less"}}), Forbidden);
    CHECK_THROWS_AS(ana.post("/measures/" + address(id) + "/withdrawal", {{"why", "Tired"}}), Forbidden);
    CHECK_FALSE(ana.get("/measures/" + address(id)).body.contains("Withdraw this measure"));
}

TEST_CASE("a measure is withdrawn with a reason and put back with one") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.ref = "A1", .action = "Hold sessions"});
    auto lead = visitor(test, council.lead);
    const auto path = "/measures/" + address(id);

    CHECK(lead.get(path + "/withdrawal").body.contains("Why is it withdrawn?"));
    CHECK(lead.post(path + "/withdrawal", {{"why", " "}}).body.contains("Enter why the measure is withdrawn")
    );
    CHECK(lead.post(path + "/withdrawal", {{"why", "The fund closed."}}).status == 303);
    CHECK(lead.get(path).body.contains("The fund closed."));
    CHECK_FALSE(lead.get("/measures").body.contains(">A1"));
    CHECK(lead.get("/measures", {{"in_plan", "withdrawn"}}).body.contains(">A1"));
    CHECK(lead.post(path + "/restoration", {{"why", "New money."}}).status == 303);
    CHECK(lead.get("/measures").body.contains(">A1"));
}

}  // namespace dueregard::plan
