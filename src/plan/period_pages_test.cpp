// The pages of periods, and what is counted in them, as a browser gets them, on a real database.

#include "base/failure.hpp"
#include "plan/objective_store.hpp"
#include "plan/small_register.hpp"
#include "plan/status_counts.hpp"
#include "plan/strategy_store.hpp"

#include <doctest/doctest.h>

namespace dueregard::plan {

using namespace std::chrono;
using test_support::location;

TEST_CASE("a period is added, opened, reminded, closed and frozen") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
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
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    add_open(test, council.lead, 2026y / November / 22);
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
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);
    CHECK(lead.get("/progress").body.contains("There are no periods yet"));
    lead.post("/strategies", {{"title", "Including everyone"}});
    const auto strategy = address(strategies(test, council.organisation).front().id);
    lead.post("/objectives", {{"strategy", strategy}, {"title", "Listen"}, {"ref", "EDI1"}});
    const auto listen = objectives(test, council.organisation).front().id;
    add(test, council.lead, {.objective = listen, .ref = "EDI1.01", .action = "Hold sessions"});
    add_open(test, council.lead, 2026y / November / 22);

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

}  // namespace dueregard::plan
