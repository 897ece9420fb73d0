// An organisation demands a second step of its administrators; an administrator removes somebody's.

#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/second_step_demand_store.hpp"
#include "accounts/second_step_store.hpp"
#include "accounts/secret.hpp"
#include "base/failure.hpp"
#include "support/authenticator_app.hpp"
#include "support/browsing.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::Browsing;
using dueregard::test_support::header;
using dueregard::test_support::seal_of_tests;
using dueregard::test_support::TestDb;

namespace {

constexpr auto password = "a long enough password";

Actor add_amina(TestDb& test, Role role) {
    Actor amina{.organisation = {}, .person = std::nullopt, .name = "Amina Farrow"};
    const auto hash = password_hash(password);
    test.db.write([&](Transaction& tx) {
        amina.person = std::nullopt;
        amina.organisation =
            add_organisation(tx, {.name = "Thornbury City Council", .short_name = "Thornbury"}, "A test");
        const auto person = add_person(tx, amina, {.name = "Amina Farrow", .email = "amina@example.com"});
        give_role(tx, amina, person, role);
        set_password(tx, amina, person, hash);
        amina.person = person;
    });
    return amina;
}

Browsing signed_in(TestDb& test) {
    Browsing browser(test);
    browser.site.seal = &seal_of_tests();
    (void)browser.sign_in(password);
    return browser;
}

/// As confirm_set_up leaves it; nobody asks for its code here.
void give_second_step(TestDb& test, OrganisationId organisation, PersonId person) {
    test.db.write([&](Transaction& tx) {
        add_second_step(tx, organisation, person, "sealed");
        confirm_second_step(tx, organisation, person, 1);
    });
}

bool is_led_to_set_up(Browsing& browser, const std::string& path) {
    return header(browser.get(path), "Location") == "/account/second-step";
}

}  // namespace

TEST_CASE("an administrator without a second step is led to set it up, and can leave and nothing else") {
    TestDb test(migrations());
    const auto amina = add_amina(test, Role::administrator);
    auto browser = signed_in(test);
    CHECK(browser.get("/people/second-step").body.contains("Not demanded."));
    CHECK(header(browser.post("/people/second-step"), "Location") == "/people/second-step");

    for (const auto* const path :
         {"/people", "/people/add", "/account", "/account/tokens", "/history", "/mail"})
        CHECK(is_led_to_set_up(browser, path));
    const auto page = browser.get("/account/second-step");
    CHECK(page.body.contains("Your organisation demands a second step of administrators"));
    CHECK(header(browser.post("/people", {{"name", "Bo"}}), "Location") == "/account/second-step");
    CHECK(list_people(test, amina.organisation).size() == 1);
    give_second_step(test, amina.organisation, *amina.person);

    CHECK(browser.get("/people").status == 200);
    CHECK(browser.get("/people/second-step").body.contains("by Amina Farrow"));
}

TEST_CASE("a form of another session is refused before anybody is led anywhere") {
    TestDb test(migrations());
    const auto amina = add_amina(test, Role::administrator);
    auto browser = signed_in(test);
    test.db.write([&](Transaction& tx) { demand_second_step(tx, amina); });

    Browsing elsewhere(test);
    elsewhere.cookies = browser.cookies;

    CHECK_THROWS_AS((void)elsewhere.post("/people", {{"name", "Bo"}}), Forbidden);
}

TEST_CASE("nobody but administrators is led, and nobody who came in with a sign-in service") {
    TestDb test(migrations());
    const auto amina = add_amina(test, Role::equality_lead);
    test.db.write([&](Transaction& tx) { demand_second_step(tx, amina); });
    auto browser = signed_in(test);

    CHECK(browser.get("/account").status == 200);
    test.db.write([&](Transaction& tx) { give_role(tx, amina, *amina.person, Role::administrator); });
    CHECK(is_led_to_set_up(browser, "/account"));
    test.db.write([&](Transaction& tx) { tx.execute("update session set id_token = 'a.b.c'"); });
    CHECK(browser.get("/account").status == 200);
}

TEST_CASE("a demand ends, both are in the history, and twice is once") {
    TestDb test(migrations());
    const auto amina = add_amina(test, Role::administrator);
    auto browser = signed_in(test);
    give_second_step(test, amina.organisation, *amina.person);
    (void)browser.get("/people/second-step");

    (void)browser.post("/people/second-step");
    (void)browser.post("/people/second-step");
    (void)browser.post("/people/second-step/ending");
    (void)browser.post("/people/second-step/ending");

    CHECK(!find_second_step_demand(test, amina.organisation));
    std::vector<std::string> verbs;
    for (const auto& entry : history_of(test, amina.organisation, "organisation", amina.organisation.value))
        verbs.push_back(entry.verb);
    std::ranges::sort(verbs);
    CHECK(verbs == std::vector<std::string>{"add", "demand_second_step", "end_second_step_demand"});
}

TEST_CASE("where no second step is offered none is demanded") {
    TestDb test(migrations());
    const auto amina = add_amina(test, Role::administrator);
    Browsing browser(test);
    (void)browser.sign_in(password);

    CHECK(browser.get("/people/second-step").body.contains("offers no second step"));
    CHECK_THROWS_AS((void)browser.post("/people/second-step"), Conflict);
    CHECK(!find_second_step_demand(test, amina.organisation));
}

TEST_CASE("an administrator removes somebody's second step with a reason, and not their own") {
    TestDb test(migrations());
    const auto amina = add_amina(test, Role::administrator);
    PersonId bo;
    test.db.write([&](Transaction& tx) {
        bo = add_person(tx, amina, {.name = "Bo Lind", .email = "bo@example.com"});
    });
    auto browser = signed_in(test);
    const auto path = "/people/" + address(bo);
    CHECK(!browser.get(path).body.contains("second-step-removal"));
    CHECK_THROWS_AS((void)browser.get(path + "/second-step-removal"), Conflict);
    give_second_step(test, amina.organisation, bo);
    give_second_step(test, amina.organisation, *amina.person);

    CHECK(browser.get(path).body.contains(path + "/second-step-removal"));
    CHECK(browser.get(path + "/second-step-removal").body.contains("Make sure that it is they who ask"));
    CHECK(browser.post(path + "/second-step-removal", {{"why", " "}}).status == 422);
    CHECK(has_second_step(test, amina.organisation, bo));
    const auto removed = browser.post(path + "/second-step-removal", {{"why", "Lost it; came to my desk."}});

    CHECK(header(removed, "Location") == path + "?done=second_step");
    CHECK(!has_second_step(test, amina.organisation, bo));
    const auto own = "/people/" + address(*amina.person) + "/second-step-removal";
    CHECK_THROWS_AS((void)browser.get(own), Conflict);
    CHECK_THROWS_AS((void)browser.post(own, {{"why", "x"}}), Conflict);
    CHECK(has_second_step(test, amina.organisation, *amina.person));
}
