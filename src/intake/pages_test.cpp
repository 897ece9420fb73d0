// The import wizard as a browser goes through it, on a real database and without a server between.

#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "evidence/migrations.hpp"
#include "intake/import_store.hpp"
#include "intake/migrations.hpp"
#include "intake/preview.hpp"
#include "intake/routes.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/migrations.hpp"
#include "plan/page_pieces.hpp"
#include "plan/period_store.hpp"
#include "plan/status.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>

#include <chrono>

namespace dueregard::intake {

using storage::Transaction;
using test_support::a_council;
using test_support::Council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

constexpr std::string_view report =
    "Ref,Action,Lead officer,Due date,RAG,Update\n"
    "EX1.01,Print a guide for every household,Ann Lee,31 March 2027,Green,Printed in May.\n"
    "EX1.02,Open two warm rooms in each town,Ben Oak,30 June 2027,Red,None is open yet.\n"
    "EX1.03,Teach forty children to swim,Cat Ash,31 March 2027,Purple,They have begun.\n";

Visitor visitor(TestDb& test, const plan::Acting& acting) {
    return {test, acting, std::vector<accounts::Route>(routes().begin(), routes().end())};
}

web::UploadedFile file(std::string_view name, std::string_view content) {
    return {.field = "file", .file_name = std::string(name), .content = std::string(content)};
}

/// The path of the import that a redirect leads to.
std::string import_path(const web::Response& response) {
    const auto to = location(response);
    return to.substr(0, to.find('?'));
}

std::string field_value(const std::string& page, std::string_view name) {
    const auto at = page.find("name=\"" + std::string(name) + "\" value=\"");
    if (at == std::string::npos) return "";
    const auto start = page.find("value=\"", at) + 7;
    return page.substr(start, page.find('"', start) - start);
}

/// The council's own, given on a page and agreed.
void agree_a_return(TestDb& test, const Council& council, std::string_view ref, std::string_view action) {
    using namespace std::chrono;
    const auto& lead = council.lead;
    test.db.write([&](Transaction& tx) {
        const auto measure =
            plan::add_measure(tx, lead, {.ref = std::string(ref), .action = std::string(action)});
        const auto period = plan::add_period(
            tx,
            lead,
            {.label = "Quarter 1, 2026/27",
             .days = {.from = 2026y / April / 1, .to = 2026y / June / 30},
             .returns_due = 2026y / December / 14}
        );
        REQUIRE(plan::act_on_period(tx, lead, period, plan::PeriodActKind::opened, ""));
        auto given = plan::return_for(tx, lead.actor.organisation, measure, period);
        REQUIRE(given);
        given->content = {.status = plan::default_scale().statuses.front(), .commentary = "As agreed."};
        REQUIRE(plan::submit_return(tx, lead, *given));
        const auto submitted = plan::return_for(tx, lead.actor.organisation, measure, period);
        REQUIRE(plan::agree_return(tx, lead, submitted->id, submitted->version));
    });
}

}  // namespace

TEST_CASE("a report is uploaded, looked at, accepted and undone") {
    TestDb test({accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);
    CHECK(lead.get("/imports").body.contains("No document has been imported yet."));
    CHECK(lead.get("/imports/add").body.contains("Choose a file"));

    const auto path = import_path(
        lead.post("/imports", {{"new_period", "Quarter 1, 2026/27"}}, {file("report.csv", report)})
    );
    const auto found = lead.get(path).body;
    const auto rows = lead.get(path + "/rows").body;

    CHECK(found.contains("Progress report"));
    CHECK(found.contains("Quarter 1, 2026/27: 1 April 2026 to 30 June 2026"));
    CHECK(found.contains("3 rows found"));
    CHECK(found.contains("Nobody can tell what the status “Purple” means"));
    CHECK(rows.contains("Line 2"));
    CHECK(rows.contains("Print a guide for every household"));
    CHECK(rows.contains("What is to be done with it?"));
    CHECK(rows.contains("1 doubtful row has no decision and will be left out."));

    const auto accepted =
        location(lead.post(path + "/acceptance", {{"fingerprint", field_value(found, "fingerprint")}}));
    const auto done = lead.get(accepted).body;

    CHECK(accepted == path + "/acceptance");
    CHECK(done.contains("Import accepted"));
    CHECK(done.contains("2 new, 0 changed, 1 left as they were"));
    CHECK(plan::measures_in_plan(test.db, council.organisation).size() == 2);
    CHECK(lead.get(path).body.contains("Undo this import"));
    CHECK(lead.get(path + "/rows").body.contains("See the measure"));
    CHECK(lead.get("/imports").body.contains("report.csv"));

    CHECK(lead.get(path + "/undoing").body.contains("Undo 2 rows"));
    CHECK(location(lead.post(path + "/undoing", {})) == path + "?done=undone");
    CHECK(plan::measures_in_plan(test.db, council.organisation).empty());
    CHECK(lead.get(path, {{"done", "undone"}}).body.contains("The import has been undone"));
    CHECK(lead.get(path + "/rows").body.contains("This row was undone."));
}

TEST_CASE("a doubtful row is decided on its page") {
    TestDb test({accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);
    const auto path = import_path(
        lead.post("/imports", {{"new_period", "Quarter 1, 2026/27"}}, {file("report.csv", report)})
    );

    const auto to = location(lead.post(
        path + "/decisions",
        {{"shown[]", "0"},
         {"shown[]", "1"},
         {"shown[]", "2"},
         {"row-0", "leave-out"},
         {"row-2", "new"},
         {"act", "save"}}
    ));
    const auto id = plan::sent_id<ImportId>(path.substr(path.rfind('/') + 1));
    const auto preview = preview_of(test.db, council.organisation, *id);

    CHECK(to == path + "/rows?done=saved");
    CHECK(preview.rows[0].mark == Mark::left_out);
    CHECK(preview.rows[1].mark == Mark::added);
    CHECK(preview.rows[2].mark == Mark::added);
    CHECK(preview.rows[2].was_doubtful);

    lead.post(path + "/decisions", {{"shown[]", "0"}, {"shown[]", "2"}, {"act", "all-new"}});
    const auto reset = preview_of(test.db, council.organisation, *id);
    CHECK(reset.rows[0].mark == Mark::added);
    CHECK(reset.rows[2].mark == Mark::doubtful);
}

TEST_CASE("columns and statuses are mapped again, and the file is read with them") {
    TestDb test({accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);
    const auto path = import_path(
        lead.post("/imports", {{"new_period", "Quarter 1, 2026/27"}}, {file("report.csv", report)})
    );
    const auto form = lead.get(path + "/reading").body;
    CHECK(form.contains("Purple"));
    CHECK(form.contains("Not understood"));
    CHECK(form.contains("For example: Ann Lee; Ben Oak"));

    lead.post(
        path + "/readings",
        {{"new_period", "Quarter 1, 2026/27"},
         {"heading-0", "Ref"},
         {"column-0", ""},
         {"heading-1", "Lead officer"},
         {"column-1", "service_area"},
         {"printed-0", "Purple"},
         {"status-0", "not_due"}}
    );
    const auto id = plan::sent_id<ImportId>(path.substr(path.rfind('/') + 1));
    const auto preview = preview_of(test.db, council.organisation, *id);

    CHECK(preview.incoming.rows[2].status->meaning == plan::Meaning::not_due);
    CHECK(preview.rows[2].mark == Mark::added);
    CHECK(preview.incoming.rows[0].service_area == "Ann Lee");
    CHECK(preview.incoming.rows[0].owner == "");
    CHECK(lead.get(path + "/reading").body.contains(R"(<option value="not_due" selected>)"));
}

TEST_CASE("rows that only doubt an agreed return are taken all at once") {
    TestDb test({accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);
    agree_a_return(test, council, "EX1.01", "Print a guide for every household");
    const auto path = import_path(
        lead.post("/imports", {{"new_period", "Quarter 1, 2026/27"}}, {file("report.csv", report)})
    );
    const auto page = lead.get(path + "/rows").body;

    lead.post(path + "/decisions", {{"shown[]", "0"}, {"shown[]", "2"}, {"act", "all-said"}});
    const auto after = lead.get(path + "/rows").body;

    CHECK(page.contains("Take what it says of EX1.01: Print a guide for every household"));
    CHECK(page.contains("2 doubtful rows have no decision and will be left out."));
    CHECK(after.contains("1 doubtful row has no decision and will be left out."));
}

TEST_CASE("titles above the headings are no columns") {
    TestDb test({accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);
    const auto titled = "Exford Council,,,,,\nOur plan,,,,,\n,,,,,\n" + std::string(report);

    const auto path = import_path(lead.post("/imports", {}, {file("report.csv", titled)}));
    const auto page = lead.get(path + "/reading").body;

    CHECK(page.contains("Lead officer"));
    CHECK(page.contains("For example: Ann Lee; Ben Oak"));
    CHECK_FALSE(page.contains("For example: Our plan"));
}

TEST_CASE("a document without a period is asked for one before it can be accepted") {
    TestDb test({accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);

    const auto path = import_path(lead.post("/imports", {}, {file("report.csv", report)}));
    const auto page = lead.get(path).body;

    CHECK(page.contains("The document does not say which period it reports on."));
    CHECK_FALSE(page.contains("Accept 2 rows"));
}

TEST_CASE("what is wrong with an upload is said at the top and at the field") {
    TestDb test({accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);

    const auto nothing = lead.post("/imports", {});
    const auto empty = lead.post("/imports", {}, {file("empty.csv", "")});
    const auto period = lead.post("/imports", {{"new_period", "soon"}}, {file("report.csv", report)});

    CHECK(nothing.status == 422);
    CHECK(nothing.body.contains("Select a file to import"));
    CHECK(nothing.body.contains("There is a problem"));
    CHECK(empty.status == 422);
    CHECK(empty.body.contains("The file is empty"));
    CHECK(period.body.contains("Enter a period whose days can be told"));
}

TEST_CASE("the same file again leads to the import that took it in") {
    TestDb test({accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);
    const auto plain = "Ref,Action,Lead officer,Due date\nEX1.01,Print a guide,Ann Lee,31 March 2027\n"
                       "EX1.02,Open two warm rooms,Ben Oak,30 June 2027\n";
    const auto path = import_path(lead.post("/imports", {}, {file("plan.csv", plain)}));
    const auto page = lead.get(path).body;
    lead.post(path + "/acceptance", {{"fingerprint", field_value(page, "fingerprint")}});

    const auto again = location(lead.post("/imports", {}, {file("plan.csv", plain)}));

    CHECK(page.contains("Action plan"));
    CHECK(again == path + "?done=nothing-new");
    CHECK(count_imports(test.db, council.organisation) == 1);
}

TEST_CASE("an import that waits can be put aside, and then not be accepted") {
    TestDb test({accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);
    const auto path = import_path(
        lead.post("/imports", {{"new_period", "Quarter 1, 2026/27"}}, {file("report.csv", report)})
    );
    const auto page = lead.get(path).body;

    CHECK(location(lead.post(path + "/discarding", {})) == path + "?done=put-aside");

    CHECK_THROWS_AS(
        lead.post(path + "/acceptance", {{"fingerprint", field_value(page, "fingerprint")}}), Conflict
    );
    CHECK(lead.get(path).body.contains("Put aside"));
}

TEST_CASE("owners and other organisations see nothing of an import") {
    TestDb test({accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()});
    const auto council = a_council(test);
    const auto other = a_council(test, "Marlow City Council");
    auto lead = visitor(test, council.lead);
    auto owner = visitor(test, council.ana);
    auto stranger = visitor(test, other.lead);
    const auto path = import_path(lead.post("/imports", {}, {file("report.csv", report)}));

    CHECK_THROWS_AS(owner.get(path), Forbidden);
    CHECK_THROWS_AS(stranger.get(path), NotFound);
    CHECK_THROWS_AS(stranger.get(path + "/file"), NotFound);
    CHECK_FALSE(stranger.get("/imports").body.contains("report.csv"));
    CHECK(lead.get(path + "/file").body == report);
}

TEST_CASE("a hostile document is text on every page") {
    TestDb test({accounts::migrations(), evidence::migrations(), plan::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);
    const auto path = import_path(lead.post(
        "/imports",
        {{"new_period", "Quarter 1, 2026/27"}},
        {file(
            "<b>.csv",
            "Ref,Action,Lead officer,RAG,Update\nEX1.01,<script>alert(1)</script> for all,Ann Lee,<i>Mauve</i>,None\n"
            "EX1.02,Open two warm rooms,Ben Oak,Red,None\n"
        )}
    ));

    for (const std::string page : {"", "/rows", "/reading"}) {
        const auto body = lead.get(path + page).body;
        CHECK_FALSE(body.contains("<script>alert"));
        CHECK_FALSE(body.contains("<i>Mauve"));
        CHECK_FALSE(body.contains("<b>.csv"));
    }
}

}  // namespace dueregard::intake
