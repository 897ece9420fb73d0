// The pages of schemes as a browser gets them, on a real database and without a server between.

#include "accounts/history.hpp"
#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "framework/migrations.hpp"
#include "scheme/accreditation_store.hpp"
#include "scheme/migrations.hpp"
#include "scheme/routes.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>

namespace dueregard::scheme {

using test_support::a_council;
using test_support::Council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

struct Pages {
    TestDb test{{accounts::migrations(), framework::migrations(), migrations()}};
    Council council = a_council(test.db);

    Visitor visitor(const accounts::Acting& acting) {
        return {test, acting, {routes().begin(), routes().end()}};
    }

    std::string added() {
        auto lead = visitor(council.lead);
        const auto to = location(lead.post(
            "/schemes",
            {{"scheme", "Disability Confident"},
             {"level", "Leader"},
             {"awarded-day", "1"},
             {"awarded-month", "4"},
             {"awarded-year", "2024"},
             {"expires-day", "31"},
             {"expires-month", "3"},
             {"expires-year", "2027"},
             {"evidence", "https://thornbury.example/certificate"},
             {"owner", address(*council.ana.actor.person)}}
        ));
        return to.substr(0, to.find('?'));
    }
};

}  // namespace

TEST_CASE("an accreditation is added, seen by everybody who sees the plan, changed, ended and taken up again"
) {
    Pages pages;
    auto lead = pages.visitor(pages.council.lead);
    CHECK(lead.get("/schemes").body.contains("There is no accreditation yet"));

    const auto path = pages.added();

    auto ana = pages.visitor(pages.council.ana);
    const auto page = ana.get(path).body;
    CHECK(page.contains("31 March 2027"));
    CHECK(page.contains("href=\"https://thornbury.example/certificate\""));
    CHECK_FALSE(page.contains("Change it"));
    CHECK_THROWS_AS((void)ana.get(path + "/change"), Forbidden);
    CHECK_THROWS_AS((void)ana.post(path, {{"scheme", "Mine"}}), Forbidden);
    CHECK(ana.get("/schemes").body.contains("Disability Confident"));
    CHECK(location(
              lead.post(path, {{"version", "1"}, {"scheme", "Disability Confident"}, {"level", "Committed"}})
    )
              .ends_with("done=changed"));
    CHECK(lead.get(path).body.contains("Disability Confident, Committed"));

    const auto why = lead.post(path + "/acts", {{"kind", "ended"}});
    CHECK(why.status == web::unprocessable);
    CHECK(why.body.contains("Enter why it is no longer held"));
    CHECK(location(lead.post(path + "/acts", {{"kind", "ended"}, {"why", "Not renewed"}}))
              .ends_with("done=ended"));
    CHECK(lead.get(path).body.contains("Not renewed"));
    CHECK(location(lead.post(path + "/acts", {{"kind", "taken_up"}})).ends_with("done=taken_up"));
    CHECK_THROWS_AS((void)lead.post(path + "/acts", {{"kind", "added"}}), BadRequest);
    CHECK_FALSE(accounts::first_broken_link(pages.test.db, pages.council.organisation));
}

TEST_CASE(
    "what is wrong with an accreditation is said at its fields, and an address that is a script is no link"
) {
    Pages pages;
    auto lead = pages.visitor(pages.council.lead);
    const auto empty =
        lead.post("/schemes", {{"expires-day", "40"}, {"expires-month", "3"}, {"expires-year", "2027"}});
    CHECK(empty.status == web::unprocessable);
    CHECK(empty.body.contains("Enter the scheme, or choose an edition"));
    CHECK(empty.body.contains("Enter the day it expires"));
    const auto backwards = lead.post(
        "/schemes",
        {{"scheme", "White Ribbon"},
         {"awarded-day", "1"},
         {"awarded-month", "4"},
         {"awarded-year", "2027"},
         {"expires-day", "1"},
         {"expires-month", "4"},
         {"expires-year", "2026"}}
    );
    CHECK(backwards.body.contains("It must not expire before it was awarded"));
    const auto to =
        location(lead.post("/schemes", {{"scheme", "White Ribbon"}, {"evidence", "javascript:alert(1)"}}));
    CHECK_FALSE(lead.get(to.substr(0, to.find('?'))).body.contains("href=\"javascript"));
}

TEST_CASE("when two people change one accreditation, the second sees both texts and nothing is overwritten") {
    Pages pages;
    auto lead = pages.visitor(pages.council.lead);
    const auto path = pages.added();
    CHECK(lead.post(path, {{"version", "1"}, {"scheme", "First"}}).status == 303);

    const auto second = lead.post(path, {{"version", "1"}, {"scheme", "Second"}});

    CHECK(second.status == web::conflict);
    CHECK(second.body.contains("First"));
    CHECK(accreditations(pages.test.db, pages.council.organisation).front().scheme == "First");
}

TEST_CASE("another council's accreditation cannot be found, nor made its owner's") {
    Pages pages;
    const auto path = pages.added();
    const auto elsewhere = a_council(pages.test.db, "Elsewhere");
    auto lead = pages.visitor(elsewhere.lead);
    CHECK_THROWS_AS((void)lead.get(path), NotFound);
    CHECK_THROWS_AS((void)lead.post(path, {{"version", "1"}, {"scheme", "Mine"}}), NotFound);
    const auto owner = address(*pages.council.ana.actor.person);
    CHECK(lead.post("/schemes", {{"scheme", "White Ribbon"}, {"owner", owner}}).status == 303);
    CHECK_FALSE(accreditations(pages.test.db, elsewhere.organisation).front().owner);
}

}  // namespace dueregard::scheme
