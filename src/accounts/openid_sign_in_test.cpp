// Whom a sign-in service means. The way there and back is walked in tests/pages/openid.mjs with a real one.

#include "accounts/history.hpp"
#include "accounts/migrations.hpp"
#include "accounts/openid_attempt_store.hpp"
#include "accounts/openid_sign_in.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/sign_in_attempt_store.hpp"
#include "base/failure.hpp"
#include "openid/provider.hpp"
#include "support/browsing.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::TestDb;

namespace {

struct Council {
    Actor administrator;
    PersonId amina;
};

Council add_council(TestDb& test) {
    Council council{
        .administrator = {.organisation = {}, .person = std::nullopt, .name = "A test"}, .amina = {}
    };
    test.db.write([&](Transaction& tx) {
        auto& actor = council.administrator;
        actor.organisation =
            add_organisation(tx, {.name = "Thornbury City Council", .short_name = "Thornbury"}, "A test");
        council.amina = add_person(tx, actor, {.name = "Amina Farrow", .email = "amina@example.com"});
    });
    return council;
}

openid::OpenIdSettings settings_with(std::vector<openid::GroupRole> roles = {}) {
    return {.issuer = "https://login.example", .client = "dueregard", .roles = std::move(roles)};
}

openid::Arrived
arrived(const std::string& subject, const std::string& email, std::vector<std::string> groups = {}) {
    return {
        .claims =
            {.subject = subject,
             .name = "Somebody New",
             .email = email,
             .has_verified_email = true,
             .groups = std::move(groups)},
        .id_token = "a.b.c",
    };
}

std::optional<PersonId>
who(TestDb& test, const openid::Arrived& one, const openid::OpenIdSettings& settings = settings_with()) {
    const auto signed_in = sign_in_by_openid(test, settings, one, {}, "");
    return signed_in ? std::optional(signed_in->person) : std::nullopt;
}

std::vector<Role> roles_now(TestDb& test, const Council& council) {
    std::vector<Role> roles;
    for (const auto& grant : roles_of(test, council.administrator.organisation, council.amina))
        roles.push_back(grant.role);
    return roles;
}

}  // namespace

TEST_CASE("somebody is known by their address at first, and by their subject ever after") {
    TestDb test(migrations());
    const auto council = add_council(test);

    CHECK(who(test, arrived("s-1", "Amina@example.com")) == council.amina);
    CHECK(who(test, arrived("s-1", "amina.married@example.com")) == council.amina);
    CHECK(!who(test, arrived("s-2", "amina@example.com")));
    CHECK(!who(test, arrived("s-3", "nobody@example.com")));
}

TEST_CASE("an address that the service has not verified is not believed, unless the service is always") {
    TestDb test(migrations());
    const auto council = add_council(test);
    auto unverified = arrived("s-1", "amina@example.com");
    unverified.claims.has_verified_email = false;
    auto trusting = settings_with();
    trusting.email_trust = openid::EmailTrust::always;

    CHECK(!who(test, unverified));
    CHECK(who(test, unverified, trusting) == council.amina);
}

TEST_CASE("who left does not come in, by address or by subject") {
    TestDb test(migrations());
    const auto council = add_council(test);
    CHECK(who(test, arrived("s-1", "amina@example.com")));
    test.db.write([&](Transaction& tx) {
        record_leaving(tx, council.administrator, council.amina, "Left the council.");
    });

    CHECK(!who(test, arrived("s-1", "amina@example.com")));
    CHECK(!who(
        test, arrived("s-2", "amina@example.com", {"Staff"}), settings_with({{"Staff", "measure_owner"}})
    ));
}

TEST_CASE("groups give roles and end them, and leave alone what an administrator gave") {
    TestDb test(migrations());
    const auto council = add_council(test);
    const auto settings = settings_with({{"Equality team", "equality_lead"}, {"Staff", "measure_owner"}});
    test.db.write([&](Transaction& tx) {
        give_role(tx, council.administrator, council.amina, Role::measure_owner);
    });

    CHECK(who(test, arrived("s-1", "amina@example.com", {"Equality team", "Staff", "Other"}), settings));
    CHECK(roles_now(test, council) == std::vector{Role::measure_owner, Role::equality_lead});
    CHECK(who(test, arrived("s-1", "amina@example.com", {}), settings));

    CHECK(roles_now(test, council) == std::vector{Role::measure_owner});
}

TEST_CASE("a member of a group with a role is added where there is one organisation") {
    TestDb test(migrations());
    const auto council = add_council(test);
    const auto settings = settings_with({{"Staff", "measure_owner"}});

    CHECK(!who(test, arrived("s-9", "new@example.com", {"Visitors"}), settings));
    const auto added = who(test, arrived("s-9", "new@example.com", {"Staff"}), settings);
    REQUIRE(added);
    CHECK(find_person(test, council.administrator.organisation, *added)->name == "Somebody New");
    test.db.write([](Transaction& tx) {
        (void)add_organisation(tx, {.name = "Ashcombe", .short_name = "Ashcombe"}, "A test");
    });

    CHECK(!who(test, arrived("s-10", "newer@example.com", {"Staff"}), settings));
}

TEST_CASE("an attempt works once, in the browser that began it, for a quarter of an hour") {
    TestDb test(migrations());
    const OpenIdAttempt attempt{.nonce = "n", .verifier = "v", .return_to = "/measures"};
    const auto taken = [&](std::string_view state, std::string_view browser) {
        bool is_taken = false;
        test.db.write([&](Transaction& tx) { is_taken = take_openid_attempt(tx, state, browser).has_value(); }
        );
        return is_taken;
    };
    const auto begin = [&](std::string_view state) {
        test.db.write([&](Transaction& tx) { add_openid_attempt(tx, state, "browser", attempt); });
    };

    begin("one");
    CHECK(!taken("other", "browser"));
    CHECK(taken("one", "browser"));
    CHECK(!taken("one", "browser"));
    begin("two");
    CHECK(!taken("two", "another browser"));
    CHECK(!taken("two", "browser"));
    begin("three");
    test.clock.advance_milliseconds(openid_attempt_milliseconds);

    CHECK(!taken("three", "browser"));
}

TEST_CASE("who goes to the sign-in service too often from one network address is told to wait") {
    TestDb test(migrations());
    // Nobody listens there.
    openid::Provider provider(
        {.issuer = "http://127.0.0.1:1", .client = "dueregard", .roles = {}}, test.clock
    );
    test_support::Browsing browser(test);
    browser.site.openid = &provider;

    CHECK_THROWS_AS((void)browser.get("/sign-in/openid"), Unavailable);
    test.db.write([](Transaction& tx) {
        for (int i = 1; i < most_openid_attempts_from_address; ++i)
            CHECK(count_openid_attempt(tx, "192.0.2.7"));
    });
    const auto held_back = browser.get("/sign-in/openid");

    CHECK(held_back.status == 429);
    CHECK(held_back.body.contains("Try again in 15 minutes"));
    test.db.write([](Transaction& tx) { CHECK(count_openid_attempt(tx, "192.0.2.8")); });
    test.clock.advance_milliseconds(attempts_window_milliseconds);
    CHECK_THROWS_AS((void)browser.get("/sign-in/openid"), Unavailable);
}

TEST_CASE("a service that cannot be reached on the way back is unavailable, and the attempt is used up") {
    TestDb test(migrations());
    openid::Provider provider(
        {.issuer = "http://127.0.0.1:1", .client = "dueregard", .roles = {}}, test.clock
    );
    test_support::Browsing browser(test);
    browser.site.openid = &provider;
    browser.cookies["openid"] = "browser";
    test.db.write([](Transaction& tx) {
        add_openid_attempt(tx, "state", "browser", {.nonce = "n", .verifier = "v", .return_to = "/"});
    });

    CHECK_THROWS_AS(
        (void)browser.get("/sign-in/openid/return", {{"state", "state"}, {"code", "c"}}), Unavailable
    );
    CHECK(browser.get("/sign-in/openid/return", {{"state", "state"}, {"code", "c"}})
              .body.contains("Sign in again"));
}
