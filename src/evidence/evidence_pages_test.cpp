// The library and the pages of evidence as a browser gets them, on a real database.

#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "evidence/evidence_pages.hpp"
#include "evidence/evidence_store.hpp"
#include "evidence/migrations.hpp"
#include "evidence/routes.hpp"
#include "support/council.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>

namespace dueregard::evidence {

using test_support::a_council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

Visitor visitor(TestDb& test, const accounts::Acting& acting) {
    std::vector<accounts::Route> all(routes().begin(), routes().end());
    all.push_back({web::Method::get, "/evidence/{}", accounts::Permission::read_plan, show_evidence_with<>});
    return {test, acting, all};
}

}  // namespace

TEST_CASE("a file is added with its period and expiry, found, revised, handed out and withdrawn") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    auto ana = visitor(test, council.ana);

    const auto added = ana.post(
        "/evidence",
        {{"evidence_title", "Access <audit>"},
         {"evidence_from-day", "1"},
         {"evidence_from-month", "4"},
         {"evidence_from-year", "2025"},
         {"evidence_to-day", "31"},
         {"evidence_to-month", "3"},
         {"evidence_to-year", "2026"},
         {"evidence_expires-day", "1"},
         {"evidence_expires-month", "11"},
         {"evidence_expires-year", "2026"},
         {"evidence_sensitivity", "published"}},
        {{.field = "evidence_file", .file_name = "audit.html", .content = "<script>ramps</script><p>Kerbs"}}
    );
    REQUIRE(added.status == 303);
    const auto path = location(added).substr(0, location(added).find('?'));
    const auto page = ana.get(path).body;
    const auto file = ana.get(path + "/file");
    const auto revised = ana.post(
        path + "/revisions",
        {{"why", "Two libraries more"}},
        {{.field = "evidence_file", .file_name = "audit2.txt", .content = "Lifts"}}
    );
    const auto after = ana.get(path).body;
    const auto found = ana.get("/evidence", {{"search", "lifts"}}).body;
    CHECK_FALSE(ana.get("/evidence", {{"search", "%%"}}).body.contains("Access &lt;audit"));
    const auto withdrawn = ana.post(path + "/withdrawal", {{"why", "Wrong building"}});

    CHECK(page.contains("Access &lt;audit&gt;"));
    CHECK(page.contains("1 April 2025 to 31 March 2026"));
    CHECK(page.contains("Expired"));
    CHECK(page.contains("Anybody may have it."));
    CHECK(file.body == "<script>ramps</script><p>Kerbs");
    CHECK(file.headers.front().second == "application/octet-stream");
    CHECK(revised.status == 303);
    CHECK(after.contains("Two libraries more"));
    CHECK(after.contains("audit.html"));
    CHECK(found.contains("Access &lt;audit&gt;"));
    CHECK(withdrawn.status == 303);
    CHECK(ana.get(path).body.contains("Withdrawn by Ana"));
    CHECK_THROWS_AS(ana.get(path + "/file"), NotFound);
    CHECK_THROWS_AS(ana.get(path + "/change"), Conflict);
}

TEST_CASE("a table of figures is shown as one") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    auto ana = visitor(test, council.ana);

    const auto added =
        ana.post("/evidence", {{"evidence_title", "Lifts"}, {"evidence_figures", "Ward\tLifts\nNorth\t4"}});
    const auto path = location(added).substr(0, location(added).find('?'));
    const auto page = ana.get(path).body;

    CHECK(page.contains(">Ward</th>"));
    CHECK(page.contains(">North</td>"));
    CHECK(ana.get(path + "/file").headers.front().second == "text/csv; charset=utf-8");
}

TEST_CASE("what is wrong with new evidence is said at its field") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    auto ana = visitor(test, council.ana);

    const auto nothing = ana.post("/evidence", {{"evidence_title", ""}});
    const auto wrong = ana.post(
        "/evidence",
        {{"evidence_link", "javascript:x"},
         {"evidence_figures", "a,b"},
         {"evidence_expires-day", "31"},
         {"evidence_expires-month", "2"},
         {"evidence_expires-year", "2027"}}
    );

    CHECK(nothing.status == 422);
    CHECK(nothing.body.contains("Enter the address of the evidence or choose a file"));
    CHECK(wrong.body.contains("Enter an address that begins with https://"));
    CHECK(wrong.body.contains("Give figures, a link or a file, and add the other ones afterwards"));
    CHECK(wrong.body.contains("Enter a real date, such as 27 3 2027"));
}

TEST_CASE("restricted evidence is no page, no file and no row to others") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    auto ana = visitor(test, council.ana);
    auto ben = visitor(test, council.ben);
    const auto added = ana.post(
        "/evidence",
        {{"evidence_title", "Grievances"}, {"evidence_sensitivity", "restricted"}},
        {{.field = "evidence_file", .file_name = "g.txt", .content = "Names"}}
    );
    const auto path = location(added).substr(0, location(added).find('?'));

    CHECK(ana.get(path + "/file").body == "Names");
    CHECK_THROWS_AS(ben.get(path), NotFound);
    CHECK_THROWS_AS(ben.get(path + "/file"), NotFound);
    CHECK_THROWS_AS(ben.get(path + "/change"), NotFound);
    CHECK_FALSE(ben.get("/evidence").body.contains("Grievances"));
    CHECK_FALSE(ben.get("/evidence", {{"search", "names"}}).body.contains("Grievances"));
}

TEST_CASE("others see who may change it, and may not") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    auto ana = visitor(test, council.ana);
    auto ben = visitor(test, council.ben);
    const auto added = ana.post("/evidence", {{"evidence_link", "https://council.example/m"}});
    const auto path = location(added).substr(0, location(added).find('?'));

    CHECK(ana.get(path).body.contains("Withdraw it"));
    CHECK_FALSE(ben.get(path).body.contains("Withdraw it"));
    CHECK_THROWS_AS(ben.get(path + "/change"), Forbidden);
    CHECK_THROWS_AS(ben.post(path + "/withdrawal", {{"why", "x"}}), Forbidden);
    CHECK(ana.post(path, {{"version", "1"}, {"evidence_title", "Minutes"}}).status == 303);
    CHECK(ana.post(path, {{"version", "1"}, {"evidence_title", "Late"}}).status == 409);
    CHECK(ben.get(path).body.contains("“https://council.example/m” became “Minutes”"));
}

}  // namespace dueregard::evidence
