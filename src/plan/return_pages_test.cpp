// The pages of returns as a browser gets them, on a real database and without a server between.

#include "base/failure.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/small_register.hpp"
#include "plan/status_counts.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using namespace std::chrono;
using test_support::location;

TEST_CASE("a return is saved as a draft, submitted and agreed, each on one page") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test,
            council.lead,
            {.ref = "A1",
             .action = "Hold sessions",
             .owner = council.ana.actor.person,
             .target = quantity_of("12 sessions")});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = return_for(test, council.organisation, id, period)->id;
    const auto path = "/returns/" + address(given);
    auto ana = visitor(test, council.ana);
    auto lead = visitor(test, council.lead);

    const auto form = ana.get(path).body;
    const auto saved = ana.post(
        path,
        {{"act", "save"}, {"version", "1"}, {"commentary", "Four were held."}, {"progress", "4 sessions"}}
    );
    const auto draft = ana.get(path).body;
    const auto submitted = ana.post(
        path,
        {{"act", "submit"},
         {"version", "2"},
         {"status", "On target"},
         {"commentary", "Four were held."},
         {"progress", "4 sessions"},
         {"evidence_link", "https://council.example/minutes"}}
    );
    const auto read = ana.get(path, {{"done", "submitted"}}).body;
    const auto to_agree = lead.get(path + "/agreement").body;
    const auto agreed = lead.post(path + "/agreement", {{"version", "3"}});

    CHECK(form.contains("How does the measure stand?"));
    CHECK(form.contains("Target: 12 sessions"));
    CHECK(form.contains("On target"));
    CHECK_FALSE(form.contains(">Not reported<"));
    CHECK(location(saved) == path + "?done=saved");
    CHECK(draft.contains("Four were held.</textarea>"));
    CHECK(location(submitted) == path + "?done=submitted");
    CHECK(read.contains("You have given every return that you owe."));
    CHECK(read.contains("4 sessions (33% of the way to 12 sessions)"));
    CHECK(read.contains("https://council.example/minutes"));
    CHECK(to_agree.contains("Agree this return"));
    CHECK(location(agreed) == "/measures/" + address(id) + "?done=agreed");
    CHECK(find_return(test, council.organisation, given).state == ReturnState::agreed);
}

TEST_CASE("a submission without status and commentary shows both faults and keeps the rest") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto path = "/returns/" + address(return_for(test, council.organisation, id, period)->id);
    auto ana = visitor(test, council.ana);

    const auto answer = ana.post(
        path,
        {{"act", "submit"}, {"version", "1"}, {"progress", "most of it"}, {"evidence_link", "javascript:x"}}
    );

    CHECK(answer.status == 422);
    CHECK(answer.body.contains("Error: "));
    CHECK(answer.body.contains(R"(href="#status")"));
    CHECK(answer.body.contains(R"(href="#commentary")"));
    CHECK(answer.body.contains(R"(href="#evidence_link")"));
    CHECK(answer.body.contains(R"(value="most of it")"));
    CHECK(return_for(test, council.organisation, id, period)->version == 1);
}

TEST_CASE("the last commentary is carried forward by a tick, and never against what was typed") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    PeriodId before;
    test.db.write([&](Transaction& tx) {
        before = add_period(tx, council.lead, quarter_of(2026y / August / 1));
        REQUIRE(act_on_period(tx, council.lead, before, PeriodActKind::opened, ""));
    });
    auto ana = visitor(test, council.ana);
    const auto last = return_for(test, council.organisation, id, before)->id;
    ana.post(
        "/returns/" + address(last),
        {{"act", "submit"}, {"version", "1"}, {"status", "On target"}, {"commentary", "Four were held."}}
    );
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = return_for(test, council.organisation, id, period)->id;
    const auto path = "/returns/" + address(given);

    const auto form = ana.get(path).body;
    const auto both = ana.post(
        path,
        {{"act", "submit"},
         {"version", "1"},
         {"status", "On target"},
         {"commentary", "Five."},
         {"carry", "yes"}}
    );
    const auto carried = ana.post(
        path,
        {{"act", "submit"}, {"version", "1"}, {"status", "On target"}, {"commentary", ""}, {"carry", "yes"}}
    );

    CHECK(form.contains("Four were held."));
    CHECK(form.contains("Use the last commentary again, word for word"));
    CHECK(both.status == 422);
    CHECK(both.body.contains(R"(href="#carry")"));
    CHECK(carried.status == 303);
    CHECK(find_return(test, council.organisation, given).content.carried_from == last);
    CHECK(ana.get(path).body.contains("Carried forward word for word"));
}

TEST_CASE("when two people write one return, the second sees both texts") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = return_for(test, council.organisation, id, period)->id;
    const auto path = "/returns/" + address(given);
    auto ana = visitor(test, council.ana);
    auto lead = visitor(test, council.lead);
    lead.post(path, {{"act", "save"}, {"version", "1"}, {"commentary", "From the lead."}});

    const auto answer = ana.post(path, {{"act", "save"}, {"version", "1"}, {"commentary", "From Ana."}});

    CHECK(answer.status == 409);
    CHECK(answer.body.contains("From the lead."));
    CHECK(answer.body.contains("From Ana.</textarea>"));
    CHECK(answer.body.contains(R"(name="version" value="2")"));
    CHECK(find_return(test, council.organisation, given).content.commentary == "From the lead.");
}

TEST_CASE("a script saves the draft and learns the new version") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = return_for(test, council.organisation, id, period)->id;
    const auto path = "/returns/" + address(given) + "/draft";
    auto ana = visitor(test, council.ana);

    const auto first = ana.post(path, {{"version", "1"}, {"commentary", "Four"}});
    const auto second = ana.post(path, {{"version", "2"}, {"commentary", "Four were held."}});
    const auto stale = ana.post(path, {{"version", "1"}, {"commentary", "Old"}});

    CHECK(first.body == R"({"version":"2"})");
    CHECK(second.body == R"({"version":"3"})");
    CHECK(stale.status == 409);
    CHECK(acts_of(test, council.organisation, given).size() == 1);
}

TEST_CASE("a return is sent back with a reason, which its owner sees with the form and at home") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto path = "/returns/" + address(return_for(test, council.organisation, id, period)->id);
    auto ana = visitor(test, council.ana);
    auto lead = visitor(test, council.lead);
    ana.post(
        path, {{"act", "submit"}, {"version", "1"}, {"status", "On target"}, {"commentary", "All well."}}
    );

    CHECK(lead.get("/").body.contains("Waiting for you to agree (1)"));
    CHECK(lead.post(path + "/sending-back", {{"version", "2"}, {"why", ""}}).status == 422);
    CHECK(lead.post(path + "/sending-back", {{"version", "1"}, {"why", "Too late"}}).status == 409);
    CHECK(lead.post(path + "/sending-back", {{"version", "2"}, {"why", "How many came?"}}).status == 303);
    CHECK(ana.get("/").body.contains("Sent back to you (1)"));
    CHECK(ana.get("/").body.contains("How many came?"));
    CHECK(ana.get(path).body.contains("How many came?"));
    CHECK(ana.get(path).body.contains("All well.</textarea>"));
}

TEST_CASE("an owner reads another's return and cannot write or agree it") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto path = "/returns/" + address(return_for(test, council.organisation, id, period)->id);
    auto ben = visitor(test, council.ben);

    CHECK_FALSE(ben.get(path).body.contains("Submit return"));
    CHECK_THROWS_AS(ben.post(path, {{"act", "save"}, {"version", "1"}}), Forbidden);
    CHECK_THROWS_AS(ben.post(path + "/draft", {{"version", "1"}}), Forbidden);
    CHECK_THROWS_AS(ben.get(path + "/agreement"), Forbidden);
    CHECK_THROWS_AS(ben.get("/measures/" + address(id) + "/evidence/add"), Forbidden);
}

TEST_CASE("a return that was given becomes evidence once, and its page leads back to it") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead, 2026y / November / 22);
    const auto given = *return_for(test, council.organisation, id, period);
    const auto path = "/returns/" + address(given.id);
    auto lead = visitor(test, council.lead);
    auto ben = visitor(test, council.ben);

    CHECK_FALSE(ben.get(path).body.contains("Use this return as evidence"));
    REQUIRE(submit(test, council.ana, given, on_target, "Held."));
    CHECK(ben.get(path).body.contains("Use this return as evidence"));
    const auto made = location(lead.post(path + "/as-evidence", {}));
    const auto again = location(ben.post(path + "/as-evidence", {}));
    const auto page = lead.get(made.substr(0, made.find('?'))).body;

    CHECK(made == again);
    CHECK(page.contains("Return for Quarter 3, 2026/27: A1: Hold"));
    CHECK(page.contains("1 October 2026 to 31 December 2026"));
    CHECK(page.contains("href=\"" + path + "\""));
}

TEST_CASE("evidence is given as a file, handed out as an attachment and taken back") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    auto ana = visitor(test, council.ana);
    const auto path = "/measures/" + address(id);

    CHECK(ana.get(path + "/evidence/add").status == 200);
    CHECK(ana.post(path + "/evidence", {{"evidence_title", ""}}).status == 422);
    const auto added = ana.post(
        path + "/evidence",
        {{"evidence_title", "Minutes <1>"}},
        {{.field = "evidence_file", .file_name = "minutes.html", .content = "<script>"}}
    );
    const auto page = ana.get(path).body;
    const auto link_after = [&](std::string_view start) {
        const auto at = page.find(start, page.find("id=\"evidence\""));
        return page.substr(at, page.find('"', at) - at);
    };
    const auto evidence = link_after("/evidence/");
    const auto withdrawal = link_after(path + "/evidence/");
    const auto library = ana.get(evidence).body;
    const auto file = ana.get(evidence + "/file");

    CHECK(added.status == 303);
    CHECK(page.contains("Minutes &lt;1&gt;"));
    CHECK(file.body == "<script>");
    CHECK(file.headers.front().second == "application/octet-stream");
    CHECK(library.contains(R"(Hold</a>)"));
    CHECK(ana.post(withdrawal, {{"why", "Wrong file"}}).status == 303);
    CHECK(ana.get(path).body.contains("Taken back by Ana: Wrong file"));
    CHECK(ana.get(evidence).body.contains("Nothing that you may see stands on it."));
}

}  // namespace dueregard::plan
