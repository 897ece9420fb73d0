// An administrator adds people, gives them roles for a time, and ends their access.

#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/secret.hpp"
#include "base/failure.hpp"
#include "support/browsing.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::Browsing;
using dueregard::test_support::header;
using dueregard::test_support::TestDb;

namespace {

constexpr auto password = "a long enough password";

/// The administrator, whom Browsing signs in.
Actor add_amina(TestDb& test, Role role = Role::administrator) {
    Actor actor{.organisation = {}, .person = std::nullopt, .name = "A test"};
    const auto hash = password_hash(password);
    test.db.write([&](Transaction& tx) {
        actor.organisation =
            add_organisation(tx, {.name = "Thornbury City Council", .short_name = "Thornbury"}, "A test");
        const auto amina = add_person(tx, actor, {.name = "Amina Farrow", .email = "amina@example.com"});
        give_role(tx, actor, amina, role);
        set_password(tx, actor, amina, hash);
    });
    return actor;
}

std::string path_in(const web::Response& response) {
    const auto to = header(response, "Location");
    return to.substr(0, to.find('?'));
}

}  // namespace

TEST_CASE("a person is added with a role that ends by itself, and is given another") {
    TestDb test(migrations());
    const auto actor = add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);
    (void)browser.get("/account");

    const auto added = browser.post(
        "/people",
        {{"name", "Bo Reed"},
         {"email", "bo@other.example"},
         {"role", "analyst"},
         {"until-day", "30"},
         {"until-month", "11"},
         {"until-year", "2026"}}
    );
    CHECK(added.status == 303);
    const auto path = path_in(added);
    const auto page = browser.get(path);
    CHECK(page.body.contains("Analyst, to 30 November 2026"));
    CHECK(page.body.contains("Has set no password yet"));
    CHECK(browser.post(path + "/roles", {{"role", "scrutiny"}}).status == 303);

    const auto person = person_with_email(test, actor.organisation, "bo@other.example");
    REQUIRE(person);
    REQUIRE(person->roles.size() == 2);
    CHECK(person->roles[1].role == Role::scrutiny);
    CHECK(browser.get("/people").body.contains("bo@other.example"));
}

TEST_CASE("what is wrong with a new person stands at each field, and nothing is added") {
    TestDb test(migrations());
    const auto actor = add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);
    (void)browser.get("/account");

    const auto answer = browser.post(
        "/people",
        {{"name", ""},
         {"email", "AMINA@example.com"},
         {"role", ""},
         {"from-day", "31"},
         {"from-month", "2"},
         {"from-year", "2026"}}
    );

    CHECK(answer.status == 422);
    CHECK(answer.body.contains("Enter the person’s name."));
    CHECK(answer.body.contains("Enter a real date, such as 27 3 2027"));
    CHECK(answer.body.contains("Choose a role"));
    CHECK(list_people(test, actor.organisation).size() == 1);
}

TEST_CASE("nobody is made a peer here, where they would see nothing: a challenge's team does") {
    TestDb test(migrations());
    const auto actor = add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);
    (void)browser.get("/account");
    const auto path = path_in(
        browser.post("/people", {{"name", "Bo Reed"}, {"email", "bo@other.example"}, {"role", "analyst"}})
    );

    const auto added = browser.post(
        "/people",
        {{"name", "Cy Hart"},
         {"email", "cy@other.example"},
         {"role", "peer"},
         {"until-day", "30"},
         {"until-month", "11"},
         {"until-year", "2026"}}
    );
    const auto given = browser.post(
        path + "/roles",
        {{"role", "peer"}, {"until-day", "30"}, {"until-month", "11"}, {"until-year", "2026"}}
    );

    CHECK_FALSE(browser.get("/people/add").body.contains(R"(<option value="peer")"));
    CHECK_FALSE(browser.get(path).body.contains(R"(<option value="peer")"));
    CHECK(added.status == 422);
    CHECK(added.body.contains("Add a peer to the team of their challenge, which gives them the role"));
    CHECK(given.status == 422);
    CHECK(given.body.contains("Add a peer to the team of their challenge, which gives them the role"));
    CHECK(person_with_email(test, actor.organisation, "cy@other.example") == std::nullopt);
    const auto bo = person_with_email(test, actor.organisation, "bo@other.example").value();
    CHECK(bo.roles.size() == 1);
    const Term term{.from = std::nullopt, .until = Instant{test.clock.now().milliseconds + 1}};
    test.db.write([&](Transaction& tx) {
        CHECK_THROWS_AS(give_role(tx, actor, bo.id, {.role = Role::peer, .term = term}), BadRequest);
    });
}

TEST_CASE("a name and an address are put right, and a change from an old version shows both") {
    TestDb test(migrations());
    const auto actor = add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);
    (void)browser.get("/account");
    const auto path = path_in(
        browser.post("/people", {{"name", "Bo Reed"}, {"email", "bo@example.com"}, {"role", "measure_owner"}})
    );

    CHECK(browser.get(path + "/change").body.contains(R"(value="Bo Reed")"));
    CHECK(
        browser.post(path, {{"name", "Bo Reed-Hale"}, {"email", "bo@example.com"}, {"version", "1"}}).status
        == 303
    );
    const auto stale =
        browser.post(path, {{"name", "Beau Reed"}, {"email", "bo@example.com"}, {"version", "1"}});
    const auto taken =
        browser.post(path, {{"name", "Bo Reed"}, {"email", "AMINA@example.com"}, {"version", "2"}});
    const auto wrong = browser.post(path, {{"name", ""}, {"email", "bo"}, {"version", "2"}});

    CHECK(stale.status == 409);
    CHECK(stale.body.contains("Bo Reed-Hale"));
    CHECK(stale.body.contains(R"(name="version" value="2")"));
    CHECK(taken.status == 422);
    CHECK(taken.body.contains("Somebody of this organisation has this address already"));
    CHECK(wrong.body.contains("Enter the person’s name."));
    CHECK(person_with_email(test, actor.organisation, "bo@example.com")->name == "Bo Reed-Hale");
}

TEST_CASE("a role is ended, and access ends with the sessions, once") {
    TestDb test(migrations());
    const auto actor = add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);
    (void)browser.get("/account");
    const auto path = path_in(
        browser.post("/people", {{"name", "Bo Reed"}, {"email", "bo@example.com"}, {"role", "measure_owner"}})
    );
    const auto grant = person_with_email(test, actor.organisation, "bo@example.com")->roles.front().id;

    CHECK(browser.post("/role-grants/" + address(grant) + "/ending").status == 303);
    CHECK(browser.get(path).body.contains("No role yet."));
    CHECK(browser.get(path + "/leaving").status == 200);
    CHECK(browser.post(path + "/leaving", {{"why", "Moved to another council"}}).status == 303);

    CHECK(browser.get(path).body.contains("Left on 22 November 2026"));
    CHECK_THROWS_AS(browser.post(path + "/leaving"), Conflict);
    CHECK_THROWS_AS(browser.post(path + "/roles", {{"role", "scrutiny"}}), Conflict);
}

TEST_CASE("who may do what is for everybody to see; people are for administrators") {
    TestDb test(migrations());
    (void)add_amina(test, Role::scrutiny);
    Browsing browser(test);
    (void)browser.sign_in(password);
    (void)browser.get("/account");

    const auto rights = browser.get("/rights");

    CHECK(rights.status == 200);
    CHECK(rights.body.contains("Change the plan"));
    CHECK(rights.body.contains("Peer"));
    CHECK_THROWS_AS(browser.get("/people"), Forbidden);
}

TEST_CASE("the history says who changed what, from where, and can be searched") {
    TestDb test(migrations());
    const auto actor = add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);
    (void)browser.get("/account");
    CHECK(
        browser.post("/people", {{"name", "Bo Reed"}, {"email", "bo@example.com"}, {"role", "analyst"}})
            .status
        == 303
    );

    const auto found = browser.get("/history", {{"search", "bo@EXAMPLE"}, {"person", "amina"}});
    CHECK(found.body.contains("Person: Add"));
    CHECK(found.body.contains("bo@example.com"));
    CHECK(found.body.contains("192.0.2.7"));
    CHECK(!found.body.contains("Role grant: Give"));
    CHECK(browser.get("/history", {{"noun", "role_grant"}, {"from", "2026-11-22"}})
              .body.contains("Role grant: Give"));
    CHECK(browser.get("/history", {{"to", "2026-11-21"}}).body.contains("Nothing in the history matches"));
    CHECK(browser.get("/history", {{"search", "100%_!"}}).body.contains("Nothing in the history matches"));
    CHECK(!first_broken_link(test, actor.organisation));
}
