// The pages of frameworks as a browser gets them, on a real database and without a server between.

#include "accounts/migrations.hpp"
#include "base/failure.hpp"
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
    CHECK(ana.get("/frameworks/crosswalk").body.contains("Both ask for impact assessments"));
}

}  // namespace dueregard::framework
