// The pages of frameworks as a browser gets them, on a real database and without a server between.

#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "framework/built_in.hpp"
#include "framework/migrations.hpp"
#include "framework/routes.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>

namespace dueregard::framework {

using test_support::a_council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

Visitor visitor(TestDb& test, const accounts::Acting& acting) {
    return {test, acting, {routes().begin(), routes().end()}};
}

std::string path_in(const std::string& address) {
    return address.substr(0, address.find('?'));
}

}  // namespace

TEST_CASE("an edition is added as a draft, looked at, published, kept as a pack and retired") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);
    CHECK(lead.get("/frameworks").body.contains("There is no framework yet"));
    CHECK(lead.get("/frameworks/add").body.contains("2021 edition"));

    const auto added = lead.post("/frameworks", {{"edition", "EFLG 2021"}});
    const auto path = path_in(location(added));
    const auto page = lead.get(path).body;
    CHECK(page.contains("These are our own words"));
    CHECK(page.contains("2.3 Assessing equality impact"));
    CHECK(page.contains("Publish this edition"));
    CHECK_FALSE(lead.get("/frameworks/add").body.contains("2021 edition"));

    CHECK(location(lead.post(path + "/acts", {{"kind", "published"}})).ends_with("done=published"));
    CHECK(lead.get(path + "/pack").body.starts_with("framework: \"EFLG\""));
    CHECK(location(lead.post(path + "/acts", {{"kind", "retired"}, {"why", "A new one"}}))
              .ends_with("done=retired"));
    CHECK(lead.get(path).body.contains("A new one"));
    CHECK_THROWS_AS((void)lead.post(path + "/acts", {{"kind", "retired"}}), Conflict);
    CHECK_THROWS_AS((void)lead.post(path + "/acts", {{"kind", "added"}}), BadRequest);
}

TEST_CASE("nothing chosen, and a file with faults, are said at their fields") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);
    const auto nothing = lead.post("/frameworks", {});
    CHECK(nothing.status == web::unprocessable);
    CHECK(nothing.body.contains("Select an edition, or choose a file"));
    CHECK(lead.post("/frameworks", {{"edition", "file"}}).body.contains("Choose the file"));
    CHECK_THROWS_AS((void)lead.post("/frameworks", {{"edition", "EFLG 1066"}}), BadRequest);
}

TEST_CASE("an owner sees the frameworks and does not choose them") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    auto ana = visitor(test, council.ana);
    CHECK_FALSE(ana.get("/frameworks").body.contains("Add an edition"));
    CHECK_THROWS_AS((void)ana.get("/frameworks/add"), Forbidden);
    CHECK_THROWS_AS((void)ana.post("/frameworks", {{"edition", "EFLG 2021"}}), Forbidden);
}

TEST_CASE("a crosswalk is added between published editions, looked at, published, kept as a pack and retired"
) {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);
    CHECK(lead.get("/crosswalks").body.contains("There is no crosswalk yet"));
    const auto early = lead.post("/crosswalks", {{"crosswalk", "EFLG 2009 to EFLG 2021"}});
    CHECK(early.status == web::unprocessable);
    CHECK(early.body.contains("EFLG 2009 is not in the register: add that edition first"));
    CHECK(lead.post("/crosswalks", {}).body.contains("Select a crosswalk, or choose a file"));
    CHECK(lead.post("/crosswalks", {{"crosswalk", "file"}}).body.contains("Choose the file"));
    for (const std::string name : {"EFLG 2009", "EFLG 2021"}) {
        const auto path = path_in(location(lead.post("/frameworks", {{"edition", name}})));
        CHECK(lead.post(path + "/acts", {{"kind", "published"}}).status == 303);
    }

    const auto path = path_in(location(lead.post("/crosswalks", {{"crosswalk", "EFLG 2009 to EFLG 2021"}})));
    const auto page = lead.get(path).body;
    CHECK(page.contains("Both ask for impact assessments"));
    CHECK(page.contains("Publish this crosswalk"));
    CHECK_FALSE(lead.get("/crosswalks/add").body.contains("EFLG 2009 to EFLG 2021"));
    const auto pack = lead.get(path + "/pack").body;
    CHECK(read_crosswalk(pack)->links == built_in_crosswalks().front().links);
    CHECK(
        location(lead.post(
            "/crosswalks",
            {{"crosswalk", "file"}},
            {{.field = "file", .file_name = "ours.yaml", .content = pack}}
        ))
        == path + "?done=added"
    );
    CHECK(location(lead.post(path + "/acts", {{"kind", "published"}})).ends_with("done=published"));
    CHECK(lead.post("/crosswalks", {{"crosswalk", "EFLG 2009 to EFLG 2021"}})
              .body.contains("is published: retire it before another takes its place"));

    auto ana = visitor(test, council.ana);
    CHECK(ana.get(path).body.contains("Both ask for impact assessments"));
    CHECK_FALSE(ana.get(path).body.contains("Retire this crosswalk"));
    CHECK_THROWS_AS((void)ana.post(path + "/acts", {{"kind", "retired"}}), Forbidden);
    CHECK_THROWS_AS((void)ana.post("/crosswalks", {{"crosswalk", "EFLG 2009 to EFLG 2021"}}), Forbidden);

    CHECK(location(lead.post(path + "/acts", {{"kind", "retired"}, {"why", "A better one"}}))
              .ends_with("done=retired"));
    CHECK(lead.get(path).body.contains("A better one"));
    CHECK_THROWS_AS((void)lead.post(path + "/acts", {{"kind", "retired"}}), Conflict);
}

}  // namespace dueregard::framework
