#include "accounts/history.hpp"
#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/sign_in_attempt_store.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::TestDb;

namespace {

const std::string password = "a long enough password";

struct Account {
    Actor actor;
    PersonId person;
};

Account add_account(TestDb& test, const std::string& organisation, const std::string& hash) {
    Account account;
    account.actor.name = "A test";
    test.db.write([&](Transaction& tx) {
        account.actor.organisation =
            add_organisation(tx, {.name = organisation, .short_name = organisation}, "A test");
        account.person =
            add_person(tx, account.actor, {.name = "Amina Farrow", .email = "amina@example.com"});
        if (!hash.empty()) set_password(tx, account.actor, account.person, hash);
    });
    return account;
}

bool is_let_in(
    TestDb& test, std::string_view email, std::string_view tried, std::string_view address = "192.0.2.7"
) {
    const Credentials credentials{.email = std::string(email), .password = std::string(tried)};
    return sign_in(test, credentials, {.address = std::string(address), .name = "Firefox"}).has_value();
}

SignInRefusal
refusal(TestDb& test, std::string_view email, std::string_view tried, std::string_view address) {
    const Credentials credentials{.email = std::string(email), .password = std::string(tried)};
    const auto result = sign_in(test, credentials, {.address = std::string(address), .name = "Firefox"});
    REQUIRE(!result);
    return result.error();
}

/// As so many wrong passwords do, each from an address of its own, without the time that comparing them
/// takes.
void count_attempts(TestDb& test, const std::string& email, int count) {
    test.db.write([&](Transaction& tx) {
        for (int i = 0; i < count; ++i) {
            CHECK(count_attempt(tx, {.email = email, .address = std::to_string(i)}));
        }
    });
}

}  // namespace

TEST_CASE("the right password starts a session, whatever the address's case, and the history says so") {
    TestDb test(migrations());
    const auto account = add_account(test, "Thornbury", password_hash(password));

    const auto result = sign_in(test, {.email = " Amina@Example.COM ", .password = password}, {});

    REQUIRE(result);
    const auto& signed_in = std::get<SignedIn>(*result);
    CHECK(signed_in.person == account.person);
    CHECK(find_session(test, signed_in.token, test.clock.now())->person_name == "Amina Farrow");
    const auto entries = history_of(test, account.actor.organisation, "person", account.person.value);
    CHECK(entries.front().verb == "sign_in");
    CHECK(entries.front().person == account.person);
}

TEST_CASE("signing in ends the session that the browser had") {
    TestDb test(migrations());
    add_account(test, "Thornbury", password_hash(password));
    const auto token_of = [&](std::string_view previous) {
        const Credentials credentials{.email = "amina@example.com", .password = password};
        return std::get<SignedIn>(sign_in(test, credentials, {}, previous).value()).token;
    };
    const auto first = token_of("");

    const auto second = token_of(first);

    CHECK(first != second);
    CHECK(!find_session(test, first, test.clock.now()));
    CHECK(find_session(test, second, test.clock.now()));
}

TEST_CASE("an unknown address, a wrong password, no password and somebody who left get one answer") {
    TestDb test(migrations());
    const auto account = add_account(test, "Thornbury", password_hash(password));
    test.db.write([&](Transaction& tx) {
        add_person(tx, account.actor, {.name = "Bo Lind", .email = "bo@example.com"});
        const auto gone = add_person(tx, account.actor, {.name = "Cy Hart", .email = "cy@example.com"});
        set_password(tx, account.actor, gone, password_hash(password));
        record_leaving(tx, account.actor, gone, "Left the council.");
    });

    CHECK(refusal(test, "nobody@example.com", password, "a") == SignInRefusal::wrong);
    CHECK(refusal(test, "amina@example.com", "another password", "a") == SignInRefusal::wrong);
    CHECK(refusal(test, "bo@example.com", "", "a") == SignInRefusal::wrong);
    CHECK(refusal(test, "cy@example.com", password, "a") == SignInRefusal::wrong);
    CHECK(refusal(test, "amina@example.com' or 1=1 --", password, "a") == SignInRefusal::wrong);
}

TEST_CASE(
    "after ten attempts for one account the eleventh waits, and the right password after a quarter of an hour is let in"
) {
    TestDb test(migrations());
    add_account(test, "Thornbury", password_hash(password));

    count_attempts(test, "amina@example.com", 9);
    CHECK(refusal(test, "amina@example.com", "wrong", "a") == SignInRefusal::wrong);
    CHECK(refusal(test, "AMINA@example.com", password, "b") == SignInRefusal::too_many);
    test.clock.advance_milliseconds(attempts_window_milliseconds);

    CHECK(is_let_in(test, "amina@example.com", password));
}

TEST_CASE("attempts that a clock counted which was far ahead bar nobody when it is put back") {
    TestDb test(migrations());
    add_account(test, "Thornbury", password_hash(password));

    test.clock.advance_milliseconds(365LL * 24 * 60 * 60 * 1000);
    count_attempts(test, "amina@example.com", 10);
    CHECK(refusal(test, "amina@example.com", password, "a") == SignInRefusal::too_many);
    test.clock.advance_milliseconds(-365LL * 24 * 60 * 60 * 1000);

    CHECK(is_let_in(test, "amina@example.com", password));
}

TEST_CASE("an account that does not exist is held back just the same") {
    TestDb test(migrations());

    count_attempts(test, "nobody@example.com", 9);
    CHECK(refusal(test, "nobody@example.com", "wrong", "a") == SignInRefusal::wrong);

    CHECK(refusal(test, "nobody@example.com", "wrong", "b") == SignInRefusal::too_many);
}

TEST_CASE("the right password forgets the wrong ones before it") {
    TestDb test(migrations());
    add_account(test, "Thornbury", password_hash(password));

    count_attempts(test, "amina@example.com", 9);
    CHECK(is_let_in(test, "amina@example.com", password));
    count_attempts(test, "amina@example.com", 9);

    CHECK(is_let_in(test, "amina@example.com", password));
}

TEST_CASE("a hundred attempts from one network address hold that address back and no other") {
    TestDb test(migrations());
    add_account(test, "Thornbury", password_hash(password));
    test.db.write([&](Transaction& tx) {
        const auto about = hexadecimal(sha256("address 192.0.2.7"));
        for (int i = 0; i < 100; ++i) {
            tx.execute(
                "insert into sign_in_attempt (id, about, at) values (:id, :about, :at)",
                {tx.new_id(), about, tx.now()}
            );
        }
    });

    CHECK(refusal(test, "amina@example.com", password, "192.0.2.7") == SignInRefusal::too_many);
    CHECK(is_let_in(test, "amina@example.com", password, "192.0.2.8"));
}

TEST_CASE("one address with accounts in two organisations signs in to the one whose password it is") {
    TestDb test(migrations());
    add_account(test, "Thornbury", password_hash(password));
    const auto other = add_account(test, "Ashcombe", password_hash("quite another password"));

    const auto result =
        sign_in(test, {.email = "amina@example.com", .password = "quite another password"}, {});

    REQUIRE(result);
    CHECK(std::get<SignedIn>(*result).organisation == other.actor.organisation);
}

TEST_CASE("a password that was hashed at another cost is hashed anew") {
    TestDb test(migrations());
    // The same password with 8 MiB and one pass.
    const auto account = add_account(
        test,
        "Thornbury",
        "$argon2id$v=19$m=8192,t=1,p=1$MiYml5x2JAzxpTy5n+3T5w$0CqVFgZAEIbZdszhOfjqYFippf1hHqlLHN349jASMbA"
    );

    CHECK(is_let_in(test, "amina@example.com", password));

    const auto kept = test.db.find("select password_hash from person where id = :id", {account.person});
    CHECK(kept->text(0).starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(is_let_in(test, "amina@example.com", password));
}

TEST_CASE("an empty form names both fields") {
    const auto credentials = read_credentials(" ", "");

    CHECK(
        credentials.error()
        == Faults{{"email", "Enter your email address"}, {"password", "Enter your password"}}
    );
}

TEST_CASE("signing in leads back to a path of this site and nowhere else") {
    CHECK(safe_return_path("/measures?status=missed&page=2") == "/measures?status=missed&page=2");
    for (const std::string_view path :
         {"",
          "measures",
          "//evil.example",
          "/\\evil.example",
          "https://evil.example",
          "javascript:alert(1)",
          "/a\r\nSet-Cookie: x",
          "/a b",
          "/caf\xc3\xa9",
          "/sign-in",
          "/sign-out",
          "/sign-in?return_to=/"}) {
        CAPTURE(path);
        CHECK(safe_return_path(path) == "/");
    }
    CHECK(safe_return_path("/" + std::string(2000, 'a')) == "/");
}
