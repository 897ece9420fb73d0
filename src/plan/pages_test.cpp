// The pages as a browser gets them, on a real database and without a server between.

#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "plan/measure_pages.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/migrations.hpp"
#include "plan/objective_store.hpp"
#include "plan/period_store.hpp"
#include "plan/routes.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using namespace std::chrono;
using storage::Transaction;
using test_support::a_council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

Visitor visitor(TestDb& test, const Acting& acting) {
    std::vector<accounts::Route> all(routes().begin(), routes().end());
    all.push_back(
        {web::Method::get, "/measures/{}", accounts::Permission::read_plan, show_measure_with<nothing_beside>}
    );
    return {test, acting, all};
}

MeasureId add(TestDb& test, const Acting& acting, const Measure& measure) {
    MeasureId id;
    test.db.write([&](Transaction& tx) { id = add_measure(tx, acting, measure); });
    return id;
}

PeriodId add_open(TestDb& test, const Acting& acting) {
    PeriodId id;
    test.db.write([&](Transaction& tx) {
        id = add_period(tx, acting, quarter_of(2026y / November / 22));
        REQUIRE(act_on_period(tx, acting, id, PeriodActKind::opened, ""));
    });
    return id;
}

}  // namespace

TEST_CASE("the list shows its measures, sorts by links, and hands out just its rows as CSV") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    add(test, council.lead, {.ref = "EDI1.02", .action = "Hold <four> sessions"});
    add(test, council.lead, {.ref = "EDI1.10", .action = "=SUM(A1)"});
    add_open(test, council.lead);
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
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    auto ana = visitor(test, council.ana);

    CHECK(ana.get("/measures").body.contains("There are no measures yet."));
    CHECK(ana.get("/measures", {{"search", "x"}}).body.contains("No measures match these filters."));
    CHECK_FALSE(ana.get("/measures").body.contains("Add a measure"));
}

TEST_CASE("a measure is added, shown, changed and told in its history") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    add_open(test, council.lead);
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
    TestDb test({accounts::migrations(), migrations()});
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
    TestDb test({accounts::migrations(), migrations()});
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
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, {.action = "Hold sessions", .owner = council.ana.actor.person});
    auto ana = visitor(test, council.ana);

    CHECK_THROWS_AS(ana.get("/measures/add"), Forbidden);
    CHECK_THROWS_AS(ana.post("/measures/" + address(id), {{"action", "Less"}}), Forbidden);
    CHECK_THROWS_AS(ana.post("/measures/" + address(id) + "/withdrawal", {{"why", "Tired"}}), Forbidden);
    CHECK_FALSE(ana.get("/measures/" + address(id)).body.contains("Withdraw this measure"));
}

TEST_CASE("a measure is withdrawn with a reason and put back with one") {
    TestDb test({accounts::migrations(), migrations()});
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

TEST_CASE("a return is saved as a draft, submitted and agreed, each on one page") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test,
            council.lead,
            {.ref = "A1",
             .action = "Hold sessions",
             .owner = council.ana.actor.person,
             .target = quantity_of("12 sessions")});
    const auto period = add_open(test, council.lead);
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
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead);
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
    TestDb test({accounts::migrations(), migrations()});
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
    const auto period = add_open(test, council.lead);
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
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead);
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
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead);
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
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead);
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
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead);
    const auto path = "/returns/" + address(return_for(test, council.organisation, id, period)->id);
    auto ben = visitor(test, council.ben);

    CHECK_FALSE(ben.get(path).body.contains("Submit return"));
    CHECK_THROWS_AS(ben.post(path, {{"act", "save"}, {"version", "1"}}), Forbidden);
    CHECK_THROWS_AS(ben.post(path + "/draft", {{"version", "1"}}), Forbidden);
    CHECK_THROWS_AS(ben.get(path + "/agreement"), Forbidden);
    CHECK_THROWS_AS(ben.get("/measures/" + address(id) + "/evidence/add"), Forbidden);
}

TEST_CASE("a period is added, opened, reminded, closed and frozen") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    auto lead = visitor(test, council.lead);
    auto ana = visitor(test, council.ana);

    const auto form = lead.get("/periods/add").body;
    const auto path = location(lead.post(
        "/periods",
        {{"label", "Quarter 3, 2026/27"},
         {"from-day", "1"},
         {"from-month", "10"},
         {"from-year", "2026"},
         {"to-day", "31"},
         {"to-month", "12"},
         {"to-year", "2026"},
         {"returns_due-day", "14"},
         {"returns_due-month", "1"},
         {"returns_due-year", "2027"}}
    ));

    CHECK(form.contains("Quarter 3, 2026/27"));
    CHECK(lead.get(path).body.contains("Open the period"));
    CHECK_FALSE(ana.get(path).body.contains("Open the period"));
    CHECK(location(lead.post(path + "/acts", {{"act", "opened"}})) == path + "?done=opened");
    CHECK(lead.get(path).body.contains("0 of 1 measure has reported."));
    CHECK(lead.get(path).body.contains("Ana@council.example"));
    CHECK_FALSE(ana.get(path).body.contains("Ana@council.example"));
    CHECK(lead.post(path + "/acts", {{"act", "reminded"}}).status == 303);
    CHECK(ana.get("/").body.contains("Lena reminded everybody on 22 November 2026"));
    CHECK(ana.get("/").body.contains(R"(href="/calendar.ics")"));
    CHECK(ana.get("/calendar.ics")
              .body.contains("DTSTART;VALUE=DATE:20270114\r\nSUMMARY:Returns due: Quarter 3\\, 2026/27"));
    CHECK_FALSE(lead.get("/calendar.ics").body.contains("BEGIN:VEVENT"));
    CHECK(lead.post(path + "/acts", {{"act", "frozen"}}).status == 409);
    CHECK(lead.post(path + "/acts", {{"act", "closed"}}).status == 303);
    CHECK(lead.get(path + "/freezing").body.contains("1 measure will stay without a return"));
    CHECK(lead.post(path + "/acts", {{"act", "frozen"}}).status == 303);
    CHECK(lead.get("/periods").body.contains("Frozen"));
    CHECK_THROWS_AS(lead.post(path + "/acts", {{"act", "melted"}}), BadRequest);
    CHECK_THROWS_AS(ana.post(path + "/acts", {{"act", "opened"}}), Forbidden);
}

TEST_CASE("a period with wrong or doubled days is refused at its fields") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    add_open(test, council.lead);
    auto lead = visitor(test, council.lead);

    const auto wrong = lead.post("/periods", {{"label", ""}, {"from-day", "31"}, {"from-month", "2"}});
    const auto doubled = lead.post(
        "/periods",
        {{"label", "Again"},
         {"from-day", "1"},
         {"from-month", "10"},
         {"from-year", "2026"},
         {"to-day", "31"},
         {"to-month", "12"},
         {"to-year", "2026"},
         {"returns_due-day", "14"},
         {"returns_due-month", "1"},
         {"returns_due-year", "2027"}}
    );

    CHECK(wrong.status == 422);
    CHECK(wrong.body.contains(R"(href="#from")"));
    CHECK(wrong.body.contains(R"(id="from")"));
    CHECK(wrong.body.contains(R"(href="#label")"));
    CHECK(doubled.body.contains("Quarter 3, 2026/27 already covers these days"));
}

TEST_CASE("progress is counted by objective and by period, as chart, table and file") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);
    CHECK(lead.get("/progress").body.contains("There are no periods yet"));
    lead.post("/strategies", {{"title", "Including everyone"}});
    const auto strategy = address(strategies(test, council.organisation).front().id);
    lead.post("/objectives", {{"strategy", strategy}, {"title", "Listen"}, {"ref", "EDI1"}});
    const auto listen = objectives(test, council.organisation).front().id;
    add(test, council.lead, {.objective = listen, .ref = "EDI1.01", .action = "Hold sessions"});
    add_open(test, council.lead);

    const auto page = lead.get("/progress").body;
    const auto file = lead.get("/progress.csv", {{"by", "objective"}}).body;
    const auto by_period = lead.get("/progress.csv", {{"by", "period"}}).body;

    CHECK(page.contains("0 of 1 measure has reported."));
    CHECK(page.contains("EDI1 Listen"));
    CHECK(page.contains("Each measure counts once"));
    CHECK(file.contains("Objective,On target,Narrowly missed,Missed,Not due,Not reported,Total"));
    CHECK(file.contains("EDI1 Listen,0,0,0,0,1,1"));
    CHECK(by_period.contains("\"Quarter 3, 2026/27\",0,0,0,0,1,1"));
}

TEST_CASE("strategies and objectives are added and changed; an objective cannot stand under itself") {
    TestDb test({accounts::migrations(), migrations()});
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

TEST_CASE("evidence is given as a file, handed out as an attachment and taken back") {
    TestDb test({accounts::migrations(), migrations()});
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
    const auto at = page.find("/evidence/", page.find("id=\"evidence\""));
    const auto evidence = page.substr(at, std::string("/evidence/").size() + 13);
    const auto file = ana.get(evidence);

    CHECK(added.status == 303);
    CHECK(page.contains("Minutes &lt;1&gt;"));
    CHECK(file.body == "<script>");
    CHECK(file.headers.front().second == "application/octet-stream");
    CHECK(ana.post(evidence + "/withdrawal", {{"why", "Wrong file"}}).status == 303);
    CHECK(ana.get(path).body.contains("Taken back by Ana: Wrong file"));
    CHECK_THROWS_AS(ana.get(evidence), NotFound);
}

TEST_CASE("the home page of a lead says who has not reported") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    add_open(test, council.lead);

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
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto other = a_council(test, "Westmere Council");
    const auto id =
        add(test, council.lead, {.ref = "A1", .action = "Hold", .owner = council.ana.actor.person});
    const auto period = add_open(test, council.lead);
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
