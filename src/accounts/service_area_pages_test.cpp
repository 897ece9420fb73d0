// An administrator arranges the service areas.

#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/service_area_store.hpp"
#include "base/failure.hpp"
#include "support/browsing.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::Browsing;
using dueregard::test_support::TestDb;

namespace {

constexpr auto password = "a long enough password";

OrganisationId add_amina(TestDb& test) {
    Actor actor{.organisation = {}, .person = std::nullopt, .name = "A test"};
    const auto hash = password_hash(password);
    test.db.write([&](Transaction& tx) {
        actor.organisation =
            add_organisation(tx, {.name = "Thornbury City Council", .short_name = "Thornbury"}, "A test");
        const auto amina = add_person(tx, actor, {.name = "Amina Farrow", .email = "amina@example.com"});
        give_role(tx, actor, amina, Role::administrator);
        set_password(tx, actor, amina, hash);
    });
    return actor.organisation;
}

std::string address_of(TestDb& test, OrganisationId organisation, std::string_view name) {
    return address(service_area_called(test, organisation, name).value().id);
}

}  // namespace

TEST_CASE("service areas are added below one another, renamed and moved, and told as a tree") {
    TestDb test(migrations());
    const auto organisation = add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);
    (void)browser.get("/service-areas");
    CHECK(browser.post("/service-areas", {{"name", "People"}, {"parent", ""}}).status == 303);
    const auto people = address_of(test, organisation, "People");

    CHECK(browser.post("/service-areas", {{"name", " Young ones "}, {"parent", people}}).status == 303);
    const auto path = "/service-areas/" + address_of(test, organisation, "Young ones");
    CHECK(browser.post(path, {{"name", "Children"}, {"parent", people}, {"version", "1"}}).status == 303);

    const auto page = browser.get("/service-areas");
    CHECK(page.body.contains("Children</a><span class=\"govuk-visually-hidden\">, below People</span>"));
    CHECK(browser.get(path).body.contains("<del>Young ones</del> <ins>Children</ins>"));
}

TEST_CASE("what is wrong with a service area stands at its field") {
    TestDb test(migrations());
    const auto organisation = add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);
    (void)browser.get("/service-areas");
    (void)browser.post("/service-areas", {{"name", "People"}, {"parent", ""}});
    const auto people = address_of(test, organisation, "People");

    const auto nameless = browser.post("/service-areas", {{"name", " "}, {"parent", "nonsense"}});
    const auto doubled = browser.post("/service-areas", {{"name", "people"}, {"parent", ""}});
    const auto circle =
        browser.post("/service-areas/" + people, {{"name", "People"}, {"parent", people}, {"version", "1"}});

    CHECK(nameless.status == 422);
    CHECK(nameless.body.contains("Enter the service area’s name."));
    CHECK(doubled.body.contains("There is a service area of this name there already"));
    CHECK(circle.status == 422);
    CHECK(circle.body.contains("A service area cannot stand below itself"));
}

TEST_CASE("a change from an old version shows both, and the second try is kept") {
    TestDb test(migrations());
    const auto organisation = add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);
    (void)browser.get("/service-areas");
    (void)browser.post("/service-areas", {{"name", "Homes"}, {"parent", ""}});
    const auto path = "/service-areas/" + address_of(test, organisation, "Homes");
    (void)browser.post(path, {{"name", "Housing"}, {"parent", ""}, {"version", "1"}});

    const auto stale = browser.post(path, {{"name", "Homes and land"}, {"parent", ""}, {"version", "1"}});

    CHECK(stale.status == 409);
    CHECK(stale.body.contains("Somebody else changed this while you were writing"));
    CHECK(stale.body.contains("Housing"));
    CHECK(stale.body.contains(R"(name="version" value="2")"));
    CHECK(browser.post(path, {{"name", "Homes and land"}, {"parent", ""}, {"version", "2"}}).status == 303);
    CHECK(service_area_called(test, organisation, "Homes and land").has_value());
}

TEST_CASE("a service area that is used says by what, and ends when it is not") {
    TestDb test(migrations());
    const auto organisation = add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);
    (void)browser.get("/service-areas");
    (void)browser.post("/service-areas", {{"name", "People"}, {"parent", ""}});
    const auto people = address_of(test, organisation, "People");
    (void)browser.post("/service-areas", {{"name", "Children"}, {"parent", people}});
    const auto children = address_of(test, organisation, "Children");

    const auto refused = browser.post("/service-areas/" + people + "/ending", {{"why", ""}});
    CHECK(refused.status == 409);
    CHECK(refused.body.contains("1 service area below it"));
    CHECK(browser.get("/service-areas/" + children + "/ending").body.contains("Nothing uses it"));
    CHECK(browser.post("/service-areas/" + children + "/ending", {{"why", "Merged"}}).status == 303);

    CHECK(!browser.get("/service-areas").body.contains("Children"));
    CHECK(browser.get("/service-areas/" + children).body.contains("This service area ended on"));
    CHECK_THROWS_AS(
        browser.post("/service-areas/" + children, {{"name", "Young people"}, {"version", "1"}}), Conflict
    );
}
