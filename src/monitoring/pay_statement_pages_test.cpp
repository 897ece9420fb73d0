// From a payroll with faults to published gaps, on the pages and on a real database.

#include "accounts/history.hpp"
#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "monitoring/migrations.hpp"
#include "monitoring/pay_statement_html.hpp"
#include "monitoring/pay_statement_store.hpp"
#include "monitoring/routes.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

namespace dueregard::monitoring {

using accounts::Role;
using storage::Transaction;
using test_support::a_council;
using test_support::a_person;
using test_support::Council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

constexpr const char* heading =
    "employee,sex,ethnic_group,disability,hourly_pay,bonus,full_pay,grade,directorate\n";

/// A hundred employees: women are paid less in the lower grade, and more of them are in the upper.
std::string staff(const std::string& upper_pay = "30.31") {
    std::string csv = heading;
    for (int i = 0; i < 100; ++i) {
        const bool is_woman = i % 2 == 0;
        const bool is_upper = i % 10 < 3;
        csv += fmt::format(
            "{},{},{},{},{},{},yes,{},{}\n",
            i,
            is_woman ? "Female" : "Male",
            i % 5 == 0 ? "Indian" : "White British",
            i < 4 ? "Yes" : "No",
            is_upper ? upper_pay : (is_woman ? "14.77" : "15.83"),
            i % 4 == 0 ? "100" : "",
            is_upper ? "Upper" : "Lower",
            i < 50 ? "Housing" : "Parks"
        );
    }
    return csv;
}

struct Ready {
    TestDb test{{accounts::migrations(), migrations()}};
    Council council = a_council(test.db);
    accounts::Acting analyst;
    accounts::Acting scrutiny;

    Ready() {
        test.db.write([&](Transaction& tx) {
            analyst = a_person(tx, council.organisation, "Nia", Role::analyst);
            scrutiny = a_person(tx, council.organisation, "Col", Role::scrutiny);
        });
    }

    Visitor visitor(const accounts::Acting& acting) {
        return {test, acting, {routes().begin(), routes().end()}};
    }

    web::Response load(const std::string& csv, const std::string& year = "2026") {
        return visitor(analyst).post(
            "/pay-gaps",
            {{"snapshot-day", "31"}, {"snapshot-month", "3"}, {"snapshot-year", year}, {"minimum", "10"}},
            {{.field = "file", .file_name = "staff.csv", .content = csv}}
        );
    }

    PayStatementId loaded(const std::string& csv, const std::string& year = "2026") {
        REQUIRE(load(csv, year).status == 303);
        return pay_statements(test.db, council.organisation).front().id;
    }

    std::string all_that_is_kept() {
        std::string all;
        for (const auto& row : test.db.query("select figures, comparison from pay_statement"))
            all += row.text(0) + row.text(1);
        for (const auto& row : test.db.query("select changed_from, changed_to, why from history"))
            all += row.text(0) + row.text(1) + row.text(2);
        return all;
    }
};

}  // namespace

TEST_CASE("a payroll with faults keeps nothing and shows each of them with its line") {
    Ready ready;

    const auto answer =
        ready.load(std::string(heading) + "1,F,Indian,No,nine,,yes,A,B\n2,Q,Indian,Perhaps,12,-1,yes,A,B\n");

    CHECK(answer.status == 422);
    CHECK(answer.body.contains("4 faults in 2 of 2 rows"));
    CHECK(answer.body.contains("“nine” is no hourly pay: give a number, such as 15.54."));
    CHECK(answer.body.contains("The bonus is below nought."));
    CHECK(answer.body.contains("“Perhaps” is no answer that is known here"));
    CHECK(pay_statements(ready.test.db, ready.council.organisation).empty());
    CHECK_FALSE(ready.all_that_is_kept().contains("nine"));
}

TEST_CASE("a form without date, size or file says so at each field") {
    Ready ready;

    const auto answer = ready.visitor(ready.analyst).post("/pay-gaps", {});
    const auto early = ready.load(staff(), "2027");

    CHECK(answer.status == 422);
    CHECK(answer.body.contains("Enter the snapshot date, such as 31 3 2026"));
    CHECK(answer.body.contains("Select 10 or 50 employees"));
    CHECK(answer.body.contains("Choose the payroll extract"));
    CHECK(early.body.contains("The snapshot date is to come"));
}

TEST_CASE("three gaps are worked out, published and read by who may, and change no more") {
    Ready ready;
    const auto id = ready.loaded(staff());
    const auto path = path_of(id);
    auto analyst = ready.visitor(ready.analyst);
    auto scrutiny = ready.visitor(ready.scrutiny);

    const auto draft = analyst.get(path).body;

    CHECK(draft.contains("The median hourly pay of women is 6.7% lower than that of men."));
    CHECK(draft.contains("All other groups") == false);
    CHECK(draft.contains("employees in the group Indian"));
    CHECK(draft.contains("The group Disabled has fewer than 10 employees on full pay."));
    CHECK(draft.contains("Sex: the gap within each grade"));
    CHECK(draft.contains("Sex: the gap within each directorate"));
    CHECK_THROWS_AS(scrutiny.get(path), NotFound);
    CHECK_FALSE(scrutiny.get("/pay-gaps").body.contains(path));
    CHECK(location(analyst.post(path + "/publication", {})) == path + "?done=published");
    CHECK(scrutiny.get(path).status == 200);
    CHECK(scrutiny.get("/pay-gaps").body.contains(path));
    CHECK_FALSE(scrutiny.get(path).body.contains("Change the action plan"));
    CHECK_THROWS_AS(analyst.post(path + "/discarding", {}), Conflict);
    CHECK_THROWS_AS(scrutiny.post("/pay-gaps", {}), Forbidden);
    CHECK_THROWS_AS(ready.visitor(ready.council.ana).post(path + "/actions", {}), Forbidden);
    const auto csv = scrutiny.get(path + "/return").body;
    CHECK(csv.contains("DiffMedianHourlyPercent"));
    CHECK(csv.contains("6.7"));
}

TEST_CASE("nobody's pay is kept, and nothing of a group that is too small") {
    Ready ready;

    const auto id = ready.loaded(staff());

    const auto kept = ready.all_that_is_kept();
    CHECK_FALSE(kept.contains("\"mean\""));
    for (const auto* const pay : {"14.77", "1477", "15.83", "1583", "30.31", "3031"})
        CHECK_FALSE(kept.contains(pay));
    const auto statement = find_pay_statement(ready.test.db, ready.council.organisation, id);
    REQUIRE(statement.gaps.size() == 3);
    const auto& disability = statement.gaps[2];
    CHECK(disability.gap.groups[0].full_pay == 0);
    CHECK(disability.gap.groups[1].full_pay == 0);
    CHECK(disability.gap.relevant == 0);
    CHECK_FALSE(disability.gap.bands_why_not.empty());
    CHECK(statement.gaps[1].gap.groups[1].full_pay == 20);
}

TEST_CASE("what moved the gap since the statement before is told in mix and rate") {
    Ready ready;
    auto analyst = ready.visitor(ready.analyst);
    const auto before = ready.loaded(staff(), "2025");
    analyst.post(path_of(before) + "/publication", {});

    const auto now = ready.loaded(staff("40.31"));

    const auto body = analyst.get(path_of(now)).body;
    CHECK(body.contains("What moved it"));
    CHECK(body.contains("of the statement before."));
    CHECK(body.contains("Who works in which grade moved it down by"));
    CHECK_FALSE(analyst.get(path_of(before)).body.contains("What moved it"));
}

TEST_CASE("a draft put aside is gone with its figures") {
    Ready ready;
    auto analyst = ready.visitor(ready.analyst);
    const auto id = ready.loaded(staff());

    CHECK(location(analyst.post(path_of(id) + "/discarding", {})) == "/pay-gaps?done=put-aside");

    CHECK_THROWS_AS(analyst.get(path_of(id)), NotFound);
    CHECK(ready.test.db.find("select figures from pay_statement")->text(0).empty());
    CHECK(
        accounts::history_of(ready.test.db, ready.council.organisation, "pay_statement", id.value).size() == 2
    );
}

TEST_CASE("a second statement of a date takes the place of the first when it is published") {
    Ready ready;
    auto analyst = ready.visitor(ready.analyst);
    const auto first = ready.loaded(staff());
    analyst.post(path_of(first) + "/publication", {});
    const auto second = ready.loaded(staff("31.31"));
    CHECK_FALSE(pay_statements(ready.test.db, ready.council.organisation)[1].is_replaced);

    analyst.post(path_of(second) + "/publication", {});

    const auto all = pay_statements(ready.test.db, ready.council.organisation);
    CHECK_FALSE(all[0].is_replaced);
    CHECK(all[1].is_replaced);
}

TEST_CASE("the action plan holds what was chosen, and tells who else changed it") {
    Ready ready;
    auto analyst = ready.visitor(ready.analyst);
    const auto path = path_of(ready.loaded(staff()));

    const auto fault =
        analyst.post(path + "/actions", {{"version", "1"}, {"words-MakeJobDescriptionsInclusive", "By May"}});
    const auto saved = analyst.post(
        path + "/actions",
        {{"version", "1"},
         {"stage-MakeJobDescriptionsInclusive", "under_way"},
         {"words-MakeJobDescriptionsInclusive", "Every advert by May"}}
    );
    const auto stale = analyst.post(path + "/actions", {{"version", "1"}});

    CHECK(fault.status == 422);
    CHECK(fault.body.contains("Choose the stage of “Make job descriptions inclusive”"));
    CHECK(location(saved) == path + "?done=actions");
    CHECK(analyst.get(path).body.contains("Every advert by May"));
    CHECK(stale.status == 422);
    CHECK(stale.body.contains("Somebody else changed the plan meanwhile."));
}

TEST_CASE("the gap stands beside the published returns of councils") {
    Ready ready;
    auto analyst = ready.visitor(ready.analyst);
    const auto path = path_of(ready.loaded(staff()));
    const std::string returns = "EmployerName,SicCodes,DiffMeanHourlyPercent,DiffMedianHourlyPercent\n"
                                "Amcan Borough Council,\"1,84110\",1.0,0.0\n"
                                "Dunmere District Council,\"1,84110\",9.0,12.0\n";

    const auto nothing = analyst.post(path + "/comparison", {});
    const auto done = analyst.post(
        path + "/comparison", {}, {{.field = "file", .file_name = "returns-2025.csv", .content = returns}}
    );

    CHECK(nothing.body.contains("Choose the file of published returns"));
    CHECK(location(done) == path + "?done=compared");
    CHECK(analyst.get(path).body.contains(
        "Among 2 councils the number with a lower one is 1, with the same 0, with a higher one 1."
    ));
    CHECK(analyst.get(path).body.contains("returns-2025.csv"));
}

}  // namespace dueregard::monitoring
