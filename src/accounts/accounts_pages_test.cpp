#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/sign_in_attempt_store.hpp"
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

void add_amina(TestDb& test) {
    const auto hash = password_hash(password);
    test.db.write([&](Transaction& tx) {
        Actor actor{.organisation = {}, .person = std::nullopt, .name = "A test"};
        actor.organisation =
            add_organisation(tx, {.name = "Thornbury City Council", .short_name = "Thornbury"}, "A test");
        const auto amina = add_person(tx, actor, {.name = "Amina <Farrow>", .email = "amina@example.com"});
        give_role(tx, actor, amina, Role::equality_lead);
        set_password(tx, actor, amina, hash);
    });
}

}  // namespace

TEST_CASE("somebody signs in, sees their account, and signs out") {
    TestDb test(migrations());
    add_amina(test);
    Browsing browser(test);

    const auto signed_in = browser.sign_in(password, "/measures?status=missed");
    CHECK(signed_in.status == 303);
    CHECK(header(signed_in, "Location") == "/measures?status=missed");
    CHECK(browser.cookies.contains("session"));
    CHECK(!browser.cookies.contains("visitor"));
    const auto account = browser.get("/account");
    CHECK(account.status == 200);
    CHECK(account.body.contains("Amina &lt;Farrow&gt;"));
    CHECK(account.body.contains("Equality lead"));
    CHECK(account.body.contains("Firefox on Linux"));
    CHECK(account.body.contains("This session"));
    const auto signed_out = browser.post("/sign-out");

    CHECK(header(signed_out, "Location") == "/sign-in?signed_out=yes");
    CHECK(browser.cookies.empty());
    CHECK(browser.get("/sign-in", {{"signed_out", "yes"}}).body.contains("You are signed out."));
    CHECK(header(browser.get("/account"), "Location") == "/sign-in?return_to=%2Faccount");
    CHECK(test.db.query("select id from session").empty());
}

TEST_CASE("a wrong password keeps the address, tells nothing of the account, and says what to do") {
    TestDb test(migrations());
    add_amina(test);
    Browsing browser(test);

    const auto wrong = browser.sign_in("another password");
    const auto unknown =
        browser.post("/sign-in", {{"email", "nobody@example.com"}, {"password", "another password"}});

    CHECK(wrong.status == 422);
    CHECK(wrong.body.contains("The email address or the password is not right. Check both"));
    CHECK(wrong.body.contains(R"(value="amina@example.com")"));
    CHECK(!wrong.body.contains("another password"));
    CHECK(unknown.status == 422);
    CHECK(unknown.body.contains("The email address or the password is not right. Check both"));
    CHECK(!browser.cookies.contains("session"));
}

TEST_CASE("the eleventh attempt is told to wait") {
    TestDb test(migrations());
    add_amina(test);
    Browsing browser(test);

    test.db.write([](Transaction& tx) {
        for (int i = 0; i < 9; ++i) {
            CHECK(count_attempt(tx, {.email = "amina@example.com", .address = std::to_string(i)}));
        }
    });
    CHECK(browser.sign_in("another password").status == 422);
    const auto held_back = browser.sign_in(password);

    CHECK(held_back.status == 429);
    CHECK(held_back.body.contains("Try again in 15 minutes"));
}

TEST_CASE("an empty form says what is missing at each field") {
    TestDb test(migrations());
    Browsing browser(test);
    (void)browser.get("/sign-in");

    const auto answer = browser.post("/sign-in", {{"email", ""}, {"password", ""}});

    CHECK(answer.status == 422);
    CHECK(answer.body.contains("<title>Error: Sign in"));
    CHECK(answer.body.contains(R"(href="#email">Enter your email address</a>)"));
    CHECK(answer.body.contains(R"(href="#password">Enter your password</a>)"));
}

TEST_CASE("signing in never leads to another site") {
    TestDb test(migrations());
    add_amina(test);
    Browsing browser(test);

    CHECK(header(browser.sign_in(password, "//evil.example/"), "Location") == "/");
    CHECK(header(browser.get("/sign-in", {{"return_to", "https://evil.example"}}), "Location") == "/");
}

TEST_CASE("a session that somebody planted is not the one they sign in to") {
    TestDb test(migrations());
    add_amina(test);
    Browsing browser(test);
    browser.cookies["session"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    CHECK(browser.sign_in(password).status == 303);

    CHECK(browser.cookies["session"] != "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
}

TEST_CASE("another of one's sessions can be ended, and nobody else's") {
    TestDb test(migrations());
    add_amina(test);
    Browsing office(test);
    Browsing home(test);
    (void)office.sign_in(password);
    (void)home.sign_in(password);
    const auto ids = test.db.query("select id from session order by id");
    REQUIRE(ids.size() == 2);

    (void)office.get("/account");
    const auto answer = office.post("/account/sessions/" + crockford(ids[1].integer(0)) + "/ending");

    CHECK(header(answer, "Location") == "/account");
    CHECK(header(home.get("/account"), "Location").starts_with("/sign-in"));
    CHECK(office.get("/account").status == 200);
    CHECK_THROWS_AS((void)office.post("/account/sessions/nothing/ending"), NotFound);
}

TEST_CASE("all other sessions are ended at once") {
    TestDb test(migrations());
    add_amina(test);
    Browsing office(test);
    Browsing home(test);
    (void)home.sign_in(password);
    (void)office.sign_in(password);

    CHECK(office.get("/account").body.contains("End all other sessions"));
    const auto ended = office.post("/account/other-sessions/ending");

    CHECK(header(ended, "Location") == "/account?done=others");
    CHECK(header(home.get("/account"), "Location").starts_with("/sign-in"));
    CHECK(!office.get("/account").body.contains("End all other sessions"));
}

TEST_CASE("each page leads to how long one stays, and says so itself in the last half hour") {
    TestDb test(migrations());
    add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);
    constexpr std::int64_t half_hour = 30LL * 60 * 1000;

    const auto early = browser.get("/account");
    CHECK(early.body.contains(R"(href="/account/session">How long you stay signed in)"));
    CHECK(early.body.contains(R"(data-idle-seconds="3600")"));
    CHECK(!early.body.contains("You will be signed out on"));
    for (int i = 0; i < 23; ++i) {
        test.clock.advance_milliseconds(half_hour);
        CHECK(browser.get("/account/password").status == 200);
    }
    const auto late = browser.get("/account/password");
    CHECK(late.body.contains("You will be signed out on 22 November 2026, 10:00 pm"));
    CHECK(late.body.contains("/account/session?return_to=%2Faccount%2Fpassword"));
    CHECK(browser.get("/account/session").body.contains("22 November 2026, 10:00 pm"));
    test.clock.advance_milliseconds(half_hour);

    CHECK(header(browser.get("/account"), "Location").starts_with("/sign-in"));
}

TEST_CASE("with the password a new session takes the old one's place, and leads back") {
    TestDb test(migrations());
    add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);
    const auto before = browser.cookies["session"];
    test.clock.advance_milliseconds(20LL * 60 * 1000);

    (void)browser.get("/account/session", {{"return_to", "/measures/7"}});
    const auto wrong = browser.post("/account/session", {{"password", "not this"}});
    const auto none = browser.post("/account/session", {{"password", ""}});
    const auto stayed =
        browser.post("/account/session", {{"password", password}, {"return_to", "/measures/7"}});

    CHECK(wrong.status == 422);
    CHECK(wrong.body.contains("The current password is not right"));
    CHECK(none.body.contains("Enter your password"));
    CHECK(header(stayed, "Location") == "/measures/7");
    CHECK(browser.cookies["session"] != before);
    CHECK(test.db.find("select count(*) from session")->integer(0) == 1);
    CHECK(browser.get("/account/session").body.contains("22 November 2026, 10:20 pm"));
    CHECK(
        header(
            browser.post("/account/session", {{"password", password}, {"return_to", "//evil.example"}}),
            "Location"
        )
        == "/"
    );
}

TEST_CASE("a changed password ends every other session and keeps this browser signed in") {
    TestDb test(migrations());
    add_amina(test);
    Browsing office(test);
    Browsing home(test);
    (void)home.sign_in(password);
    (void)office.sign_in(password);

    (void)office.get("/account/password");
    const auto wrong = office.post(
        "/account/password", {{"current_password", "not this"}, {"new_password", "another long password"}}
    );
    const auto short_one =
        office.post("/account/password", {{"current_password", password}, {"new_password", "short"}});
    const auto changed = office.post(
        "/account/password", {{"current_password", password}, {"new_password", "another long password"}}
    );

    CHECK(wrong.status == 422);
    CHECK(wrong.body.contains("The current password is not right"));
    CHECK(short_one.body.contains("The password must be 12 characters or more"));
    CHECK(header(changed, "Location") == "/account?done=password");
    CHECK(office.get("/account", {{"done", "password"}}).body.contains("Your password is changed"));
    CHECK(header(home.get("/account"), "Location").starts_with("/sign-in"));
    CHECK(home.sign_in("another long password").status == 303);
}
