#include "accounts/migrations.hpp"
#include "accounts/one_time_code.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/recovery_code.hpp"
#include "accounts/second_step.hpp"
#include "accounts/second_step_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/sign_in.hpp"
#include "base/failure.hpp"
#include "support/authenticator_app.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::app_secret;
using dueregard::test_support::seal_of_tests;
using dueregard::test_support::TestDb;

namespace {

constexpr auto password = "a long enough password";
const Browser here{.address = "192.0.2.7", .name = "Firefox"};

Actor add_amina(TestDb& test) {
    Actor amina{.organisation = {}, .person = std::nullopt, .name = "Amina Farrow"};
    const auto hash = password_hash(password);
    test.db.write([&](Transaction& tx) {
        amina.person = std::nullopt;
        amina.organisation = add_organisation(tx, {.name = "Thornbury", .short_name = "Thornbury"}, "A test");
        const auto person = add_person(tx, amina, {.name = "Amina Farrow", .email = "amina@example.com"});
        set_password(tx, amina, person, hash);
        amina.person = person;
    });
    return amina;
}

/// An app on Amina's telephone, which has the secret and knows the time.
struct App {
    std::string secret;

    [[nodiscard]] std::string code(const TestDb& test, std::int64_t drift = 0) const {
        return one_time_code(secret, time_step(test.clock.now()) + drift);
    }
};

struct SetUpAccount {
    App app;
    std::vector<std::string> recovery_codes;
};

App app_of(TestDb& test, const Actor& actor) {
    return {.secret = app_secret(test, actor.organisation, *actor.person)};
}

std::string start(TestDb& test, const Actor& actor) {
    std::string token;
    test.db.write([&](Transaction& tx) { token = start_session(tx, actor.organisation, *actor.person, here); }
    );
    return token;
}

SetUpAccount set_up(TestDb& test, const Actor& actor) {
    const auto session = find_session(test, start(test, actor), test.clock.now())->session.id;
    test.db.write([&](Transaction& tx) { begin_set_up(tx, seal_of_tests(), actor); });
    const auto app = app_of(test, actor);
    const auto done = confirm_set_up(test, seal_of_tests(), actor, session, app.code(test));
    REQUIRE(done);
    return {.app = app, .recovery_codes = done->recovery_codes};
}

SignInStep password_step(TestDb& test) {
    return sign_in(test, {.email = "amina@example.com", .password = password}, here).value();
}

std::expected<SignedIn, CodeRefusal>
code_step(TestDb& test, const std::string& token, const std::string& typed) {
    return finish_sign_in(
        test, &seal_of_tests(), {.token = token, .previous_token = ""}, typed, here, test.clock.now()
    );
}

std::vector<std::string> letters(TestDb& test) {
    std::vector<std::string> kinds;
    for (const auto& row : test.db.query("select kind from letter order by id"))
        kinds.push_back(row.text(0));
    return kinds;
}

}  // namespace

TEST_CASE("the password alone makes no session; the code after it does") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    const auto [app, codes] = set_up(test, amina);
    test.clock.advance_milliseconds(one_time_code_milliseconds);

    const auto wanted = std::get<CodeWanted>(password_step(test));
    CHECK(!find_session(test, wanted.token, test.clock.now()));
    const auto signed_in = code_step(test, wanted.token, app.code(test));

    REQUIRE(signed_in);
    CHECK(signed_in->token != wanted.token);
    CHECK(find_session(test, signed_in->token, test.clock.now())->session.person == amina.person);
    CHECK(code_step(test, wanted.token, app.code(test, 1)).error() == CodeRefusal::over);
}

TEST_CASE("a code may be typed in groups, and half a minute early or late") {
    TestDb test(migrations());
    const auto [app, codes] = set_up(test, add_amina(test));
    test.clock.advance_milliseconds(10 * one_time_code_milliseconds);

    const auto late = app.code(test, -1);
    CHECK(code_step(
        test, std::get<CodeWanted>(password_step(test)).token, " " + late.substr(0, 3) + " " + late.substr(3)
    ));
    CHECK(code_step(test, std::get<CodeWanted>(password_step(test)).token, app.code(test, 1)));
    test.clock.advance_milliseconds(10 * one_time_code_milliseconds);
    CHECK(!code_step(test, std::get<CodeWanted>(password_step(test)).token, app.code(test, -2)));
}

TEST_CASE("no code works twice: not the one that confirmed, not one used to sign in, not one before it") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    const auto [app, codes] = set_up(test, amina);
    const auto wanted = std::get<CodeWanted>(password_step(test));

    CHECK(code_step(test, wanted.token, app.code(test)).error() == CodeRefusal::wrong);
    CHECK(code_step(test, wanted.token, app.code(test, -1)).error() == CodeRefusal::wrong);
    const auto next = app.code(test, 1);
    CHECK(code_step(test, wanted.token, next));

    const auto again = std::get<CodeWanted>(password_step(test));
    CHECK(code_step(test, again.token, next).error() == CodeRefusal::wrong);

    CHECK(letters(test) == std::vector<std::string>{"second_step_on", "code_used_again"});
    const auto entries = history_of(test, amina.organisation, "person", amina.person->value);
    CHECK(std::ranges::count(entries, "use_code_again", &HistoryEntry::verb) == 3);
}

TEST_CASE("a recovery code lets in once, however it is typed, and its person is told") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    const auto [app, codes] = set_up(test, amina);
    auto typed = codes.front();
    for (char& c : typed)
        c = c == '-' ? ' ' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);

    CHECK(code_step(test, std::get<CodeWanted>(password_step(test)).token, typed));
    CHECK(
        code_step(test, std::get<CodeWanted>(password_step(test)).token, typed).error() == CodeRefusal::wrong
    );

    CHECK(count_recovery_codes(test, amina.organisation, *amina.person) == 9);
    CHECK(letters(test).back() == "recovery_code_used");
    CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == 10);
}

TEST_CASE("codes are counted with passwords: the eleventh attempt is refused, and its person is told once") {
    TestDb test(migrations());
    const auto [app, codes] = set_up(test, add_amina(test));
    test.clock.advance_milliseconds(one_time_code_milliseconds);
    const auto wanted = std::get<CodeWanted>(password_step(test));

    for (int i = 0; i < 9; ++i)
        CHECK(code_step(test, wanted.token, "000000").error() == CodeRefusal::wrong);
    CHECK(code_step(test, wanted.token, app.code(test)).error() == CodeRefusal::too_many);

    CHECK(code_step(test, wanted.token, app.code(test)).error() == CodeRefusal::over);
    const auto again = sign_in(test, {.email = "amina@example.com", .password = password}, here);
    CHECK(again.error() == SignInRefusal::too_many);
    CHECK(letters(test) == std::vector<std::string>{"second_step_on", "codes_refused"});
}

TEST_CASE("the right password in between does not let codes be tried for ever") {
    TestDb test(migrations());
    (void)set_up(test, add_amina(test));

    int tried = 0;
    while (const auto step = sign_in(test, {.email = "amina@example.com", .password = password}, here)) {
        if (!code_step(test, std::get<CodeWanted>(*step).token, "000000")) ++tried;
        REQUIRE(tried < 10);
    }

    CHECK(tried == 5);
}

TEST_CASE("what was begun holds ten minutes, in one browser, and ends with a changed password or with leaving"
) {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    const auto [app, codes] = set_up(test, amina);
    test.clock.advance_milliseconds(one_time_code_milliseconds);

    const auto late = std::get<CodeWanted>(password_step(test));
    test.clock.advance_milliseconds(10LL * 60 * 1000);
    CHECK(code_step(test, late.token, app.code(test)).error() == CodeRefusal::over);
    CHECK(code_step(test, "another browser’s", app.code(test)).error() == CodeRefusal::over);

    const auto changed = std::get<CodeWanted>(password_step(test));
    test.db.write([&](Transaction& tx) { set_password(tx, amina, *amina.person, password_hash(password)); });
    CHECK(code_step(test, changed.token, app.code(test)).error() == CodeRefusal::over);

    const auto left = std::get<CodeWanted>(password_step(test));
    test.db.write([&](Transaction& tx) { record_leaving(tx, amina, *amina.person, ""); });
    CHECK(code_step(test, left.token, app.code(test)).error() == CodeRefusal::over);
}

TEST_CASE("a secret that nobody confirmed is asked for by nobody, and is forgotten after an hour") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    test.db.write([&](Transaction& tx) { begin_set_up(tx, seal_of_tests(), amina); });

    CHECK(std::holds_alternative<SignedIn>(password_step(test)));
    CHECK(
        set_up_of(test, seal_of_tests(), amina, "Thornbury", test.clock.now())
            ->address.starts_with("otpauth://totp/Due%20Regard%20%28Thornbury%29:amina%40example.com?secret=")
    );
    test.clock.advance_milliseconds(set_up_milliseconds);
    CHECK(!set_up_of(test, seal_of_tests(), amina, "Thornbury", test.clock.now()));
    CHECK_THROWS_AS(
        (void)confirm_set_up(test, seal_of_tests(), amina, {}, app_of(test, amina).code(test)), Conflict
    );
}

TEST_CASE("setting up ends the other sessions, gives this one a new token, and needs the right code") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    const auto elsewhere = start(test, amina);
    const auto token = start(test, amina);
    const auto session = find_session(test, token, test.clock.now())->session.id;
    test.db.write([&](Transaction& tx) { begin_set_up(tx, seal_of_tests(), amina); });

    CHECK(confirm_set_up(test, seal_of_tests(), amina, session, "000000").error().front().field == "code");
    CHECK(confirm_set_up(test, seal_of_tests(), amina, session, " ").error().front().field == "code");
    CHECK(find_session(test, elsewhere, test.clock.now()));
    const auto done = confirm_set_up(test, seal_of_tests(), amina, session, app_of(test, amina).code(test));

    REQUIRE(done);
    CHECK(!find_session(test, elsewhere, test.clock.now()));
    CHECK(!find_session(test, token, test.clock.now()));
    CHECK(find_session(test, done->session_token, test.clock.now())->session.id == session);
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) { begin_set_up(tx, seal_of_tests(), amina); }), Conflict
    );
}

TEST_CASE("neither the secret nor a recovery code stands in the register or in its history") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    const auto [app, codes] = set_up(test, amina);

    const auto kept = find_second_step(test, amina.organisation, *amina.person)->sealed_secret;
    CHECK(!kept.contains(app.secret));
    for (const auto& row : test.db.query("select code_hash from recovery_code"))
        CHECK(row.text(0).starts_with("$argon2id$"));
    for (const auto& entry : history_of(test, amina.organisation, "person", amina.person->value)) {
        CHECK(!entry.after.contains(secret_in_letters(app.secret)));
        CHECK(!entry.after.contains(codes.front()));
    }
}

TEST_CASE("with another key, or none, an app's code cannot be checked, and a recovery code still can") {
    TestDb test(migrations());
    const auto [app, codes] = set_up(test, add_amina(test));
    test.clock.advance_milliseconds(one_time_code_milliseconds);
    const Seal other(std::string(32, 'o'));
    const Unfinished unfinished{
        .token = std::get<CodeWanted>(password_step(test)).token, .previous_token = ""
    };

    for (const Seal* const seal : {&other, static_cast<const Seal*>(nullptr)}) {
        CHECK_THROWS_AS(
            (void)finish_sign_in(test, seal, unfinished, app.code(test), here, test.clock.now()), Unavailable
        );
    }
    CHECK(finish_sign_in(test, nullptr, unfinished, codes.back(), here, test.clock.now()));
}

TEST_CASE("new recovery codes take the place of the old ones") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    const auto [app, codes] = set_up(test, amina);

    const auto fresh = make_recovery_codes(test, amina);

    CHECK(fresh.size() == recovery_codes_at_once);
    CHECK(check_code(test, &seal_of_tests(), amina, codes.front(), here) == CodeAnswer::wrong);
    CHECK(check_code(test, &seal_of_tests(), amina, fresh.front(), here) == CodeAnswer::right);
}

TEST_CASE("turned off, or removed by an administrator, the password lets in alone; both are told and recorded"
) {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    const Actor admin{.organisation = amina.organisation, .person = std::nullopt, .name = "An administrator"};
    (void)set_up(test, amina);
    test.db.write([&](Transaction& tx) { turn_off_second_step(tx, amina); });
    CHECK(std::holds_alternative<SignedIn>(password_step(test)));

    test.clock.advance_milliseconds(one_time_code_milliseconds);
    (void)set_up(test, amina);
    const auto token = start(test, amina);
    test.db.write([&](Transaction& tx) {
        remove_second_step(tx, admin, *amina.person, "Lost the telephone.");
    });

    CHECK(std::holds_alternative<SignedIn>(password_step(test)));
    CHECK(!find_session(test, token, test.clock.now()));
    const auto entries = history_of(test, amina.organisation, "person", amina.person->value);
    const auto removed = std::ranges::find(entries, "remove_second_step", &HistoryEntry::verb);
    REQUIRE(removed != entries.end());
    CHECK(removed->why == "Lost the telephone.");
    CHECK(letters(test) == std::vector<std::string>{"second_step_on", "second_step_off"});
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) { remove_second_step(tx, admin, *amina.person, ""); }), Conflict
    );
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) { remove_second_step(tx, admin, PersonId{7}, ""); }), NotFound
    );
}

TEST_CASE("a recovery code is ten letters and digits that are hard to mistake") {
    CHECK(fresh_recovery_code().size() == 11);
    CHECK(fresh_recovery_code() != fresh_recovery_code());
    CHECK(read_recovery_code(" K3V9M 7Q2XD ") == "k3v9m-7q2xd");
    CHECK(read_recovery_code("oil00-lIO11") == "01100-11011");
}
