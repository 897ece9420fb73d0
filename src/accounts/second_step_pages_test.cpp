#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/second_step.hpp"
#include "accounts/second_step_store.hpp"
#include "accounts/secret.hpp"
#include "base/failure.hpp"
#include "support/authenticator_app.hpp"
#include "support/browsing.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::app_code;
using dueregard::test_support::Browsing;
using dueregard::test_support::header;
using dueregard::test_support::seal_of_tests;
using dueregard::test_support::TestDb;

namespace {

constexpr auto password = "a long enough password";

Actor add_amina(TestDb& test) {
    Actor amina{.organisation = {}, .person = std::nullopt, .name = "Amina Farrow"};
    const auto hash = password_hash(password);
    test.db.write([&](Transaction& tx) {
        amina.person = std::nullopt;
        amina.organisation =
            add_organisation(tx, {.name = "Thornbury City Council", .short_name = "Thornbury"}, "A test");
        const auto person = add_person(tx, amina, {.name = "Amina Farrow", .email = "amina@example.com"});
        give_role(tx, amina, person, Role::administrator);
        set_password(tx, amina, person, hash);
        amina.person = person;
    });
    return amina;
}

Browsing browsing(TestDb& test) {
    Browsing browser(test);
    browser.site.seal = &seal_of_tests();
    return browser;
}

std::string code(TestDb& test, const Actor& amina, std::int64_t drift = 0) {
    return app_code(test, amina.organisation, *amina.person, drift);
}

/// The page that shows the recovery codes.
web::Response set_up(TestDb& test, const Actor& amina, Browsing& browser) {
    (void)browser.get("/account/second-step");
    (void)browser.post("/account/second-step", {{"password", password}});
    (void)browser.get("/account/second-step");
    return browser.post("/account/second-step/confirmation", {{"code", code(test, amina)}});
}

std::string first_recovery_code(const std::string& body) {
    constexpr std::string_view before = R"(<code class="app-secret">)";
    const auto start = body.find(before);
    REQUIRE(start != std::string::npos);
    return body.substr(start + before.size(), 11);
}

}  // namespace

TEST_CASE("a second step is set up with the password and a code, and then asked for") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    auto browser = browsing(test);
    (void)browser.sign_in(password);

    CHECK(browser.get("/account").body.contains("Second step at sign-in"));
    (void)browser.get("/account/second-step");
    CHECK(browser.post("/account/second-step", {{"password", "wrong"}}).status == 422);
    CHECK(
        header(browser.post("/account/second-step", {{"password", password}}), "Location")
        == "/account/second-step"
    );
    const auto shown = browser.get("/account/second-step");
    CHECK(shown.body.contains("otpauth://totp/Due%20Regard%20%28Thornbury%29:amina%40example.com?secret="));
    CHECK(shown.body.contains(R"(autocomplete="one-time-code")"));
    CHECK(shown.body.contains(R"(inputmode="numeric")"));
    CHECK(browser.post("/account/second-step/confirmation", {{"code", "12"}}).status == 422);
    const auto before = browser.cookies["session"];
    const auto on = browser.post("/account/second-step/confirmation", {{"code", code(test, amina)}});
    CHECK(on.body.contains("The second step is on"));
    CHECK(browser.cookies["session"] != before);
    CHECK(browser.get("/account/second-step").body.contains("10 left"));
    (void)browser.get("/account");
    CHECK(header(browser.post("/sign-out"), "Location") == "/sign-in?signed_out=yes");

    const auto step = browser.sign_in(password, "/account");
    CHECK(header(step, "Location") == "/sign-in/code?return_to=%2Faccount");
    CHECK(!browser.cookies.contains("session"));
    CHECK(header(browser.get("/account"), "Location") == "/sign-in?return_to=%2Faccount");
    const auto form = browser.get("/sign-in/code", {{"return_to", "/account"}});
    CHECK(form.body.contains(R"(autocomplete="one-time-code")"));
    CHECK(form.body.contains(R"(inputmode="numeric")"));
    CHECK(form.body.contains(R"(name="return_to" value="/account")"));
    const auto used = browser.post("/sign-in/code", {{"code", code(test, amina)}, {"return_to", "/account"}});
    CHECK(used.status == 422);
    CHECK(used.body.contains("or it was used before"));
    const auto in =
        browser.post("/sign-in/code", {{"code", code(test, amina, 1)}, {"return_to", "/account"}});

    CHECK(header(in, "Location") == "/account");
    CHECK(browser.cookies.contains("session"));
    CHECK(!browser.cookies.contains("unfinished"));
    CHECK(browser.get("/account").body.contains("On since"));
}

TEST_CASE("a recovery code lets in where the app is out of reach, and nothing leads to another site") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    auto browser = browsing(test);
    (void)browser.sign_in(password);
    const auto recovery_code = first_recovery_code(set_up(test, amina, browser).body);
    (void)browser.get("/account");
    (void)browser.post("/sign-out");

    (void)browser.sign_in(password);
    (void)browser.get("/sign-in/recovery-code", {{"return_to", "https://evil.example"}});
    CHECK(browser.post("/sign-in/recovery-code", {{"code", "zzzzz-zzzzz"}})
              .body.contains("The recovery code is not right"));
    CHECK(browser.post("/sign-in/recovery-code", {{"code", " "}})
              .body.contains("Enter one of your recovery codes"));
    const auto in =
        browser.post("/sign-in/recovery-code", {{"code", recovery_code}, {"return_to", "//evil.example"}});

    CHECK(header(in, "Location") == "/");
    CHECK(browser.get("/account/second-step").body.contains("9 left"));
}

TEST_CASE("without a password before it the page for the code leads back to the beginning") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    auto browser = browsing(test);
    (void)browser.sign_in(password);
    (void)set_up(test, amina, browser);
    auto other = browsing(test);

    CHECK(header(other.get("/sign-in/code"), "Location") == "/sign-in?code_late=yes");
    (void)other.get("/sign-in");
    const auto posted =
        other.post("/sign-in/code", {{"code", code(test, amina, 1)}, {"return_to", "/measures"}});
    CHECK(header(posted, "Location") == "/sign-in?return_to=%2Fmeasures&code_late=yes");
    CHECK(!other.cookies.contains("session"));
    CHECK(other.get("/sign-in", {{"code_late", "yes"}}).body.contains("Enter your password again"));
}

TEST_CASE("a cookie of the first step is no session, and a session is no cookie of the first step") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    auto browser = browsing(test);
    (void)browser.sign_in(password);
    (void)set_up(test, amina, browser);
    const auto session = browser.cookies["session"];
    auto other = browsing(test);
    (void)other.sign_in(password);
    const auto unfinished = other.cookies["unfinished"];

    other.cookies["session"] = unfinished;
    CHECK(header(other.get("/account"), "Location") == "/sign-in?return_to=%2Faccount");
    other.cookies = {{"unfinished", session}};
    CHECK(header(other.get("/sign-in/code"), "Location") == "/sign-in?code_late=yes");
}

TEST_CASE("too many codes begin anew, and say so") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    auto browser = browsing(test);
    (void)browser.sign_in(password);
    (void)set_up(test, amina, browser);
    auto thief = browsing(test);
    (void)thief.sign_in(password);
    (void)thief.get("/sign-in/code");

    for (int i = 0; i < 9; ++i)
        CHECK(thief.post("/sign-in/code", {{"code", "000000"}}).status == 422);
    const auto refused = thief.post("/sign-in/code", {{"code", code(test, amina, 1)}});

    CHECK(header(refused, "Location") == "/sign-in?codes_refused=yes");
    CHECK(!thief.cookies.contains("unfinished"));
    CHECK(thief.get("/sign-in", {{"codes_refused", "yes"}}).body.contains("too many codes"));
    CHECK(thief.sign_in(password).status == 429);
}

TEST_CASE("turning it off needs the password and a code; so do new recovery codes") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    auto browser = browsing(test);
    (void)browser.sign_in(password);
    const auto recovery_code = first_recovery_code(set_up(test, amina, browser).body);
    const auto ending = std::string("/account/second-step/ending");
    (void)browser.get(ending);

    const auto empty = browser.post(ending);
    CHECK(empty.body.contains("Enter your password"));
    CHECK(empty.body.contains("Enter a code from your app, or a recovery code"));
    CHECK(browser.post(ending, {{"password", password}, {"code", "000000"}}).status == 422);
    CHECK(browser.post(ending, {{"password", "wrong"}, {"code", code(test, amina, 1)}}).status == 422);
    CHECK(has_second_step(test, amina.organisation, *amina.person));
    const auto fresh = browser.post(
        "/account/second-step/recovery-codes", {{"password", password}, {"code", recovery_code}}
    );
    CHECK(fresh.body.contains("Your new recovery codes"));
    const auto off =
        browser.post(ending, {{"password", password}, {"code", first_recovery_code(fresh.body)}});

    CHECK(header(off, "Location") == "/account?done=second_step_off");
    CHECK(!has_second_step(test, amina.organisation, *amina.person));
    CHECK(test.db.query("select id from recovery_code").empty());
    CHECK_THROWS_AS((void)browser.get(ending), Conflict);
}

TEST_CASE("whoever finds the browser open and knows the password cannot try codes for ever") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    auto browser = browsing(test);
    (void)browser.sign_in(password);
    (void)set_up(test, amina, browser);
    (void)browser.get("/account/second-step/ending");

    for (int i = 0; i < 10; ++i)
        (void)browser.post("/account/second-step/ending", {{"password", password}, {"code", "000000"}});
    const auto held_back =
        browser.post("/account/second-step/ending", {{"password", password}, {"code", code(test, amina, 1)}});

    CHECK(held_back.body.contains("Try again in 15 minutes"));
    CHECK(has_second_step(test, amina.organisation, *amina.person));
}

TEST_CASE("an installation without a key offers no second step, and the account does not speak of it") {
    TestDb test(migrations());
    (void)add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);

    CHECK(!browser.get("/account").body.contains("Second step"));
    CHECK(browser.get("/account/second-step").body.contains("offers no second step"));
    CHECK_THROWS_AS((void)browser.post("/account/second-step", {{"password", password}}), NotFound);
}
