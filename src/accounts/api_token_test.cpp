#include "accounts/admission.hpp"
#include "accounts/api_token_store.hpp"
#include "accounts/letter_store.hpp"
#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/visit_page.hpp"
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
using dueregard::web::Method;

namespace {

constexpr std::int64_t day = 24LL * 60 * 60 * 1000;
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

std::string made(TestDb& test, const Actor& actor, TokenScope scope) {
    std::string secret;
    test.db.write([&](Transaction& tx) {
        secret = add_api_token(tx, actor, {.name = "A spreadsheet", .scope = scope, .days = 30});
    });
    return secret;
}

web::Request request_with(std::string_view token) {
    web::Request request;
    request.headers["authorization"] = "Bearer " + std::string(token);
    return request;
}

constexpr Route file{Method::get, "/measures.csv", Permission::read_plan, nullptr, Tokens::that_read};
constexpr Route return_form{Method::post, "/returns/{}", Permission::report, nullptr, Tokens::that_write};
constexpr Route agreement{Method::post, "/returns/{}/agreement", Permission::agree_returns, nullptr};
constexpr Route page{Method::get, "/measures", Permission::read_plan, nullptr};
constexpr Route import_form{Method::post, "/imports", Permission::import_documents, nullptr};
constexpr Route own_password{Method::post, "/account/password", Permission::have_an_account, nullptr};
constexpr Route mail_again{Method::post, "/mail/{}/sending", Permission::manage_people, nullptr};
constexpr Route sign_in_form{Method::post, "/sign-in", Permission::anyone, nullptr};

/// Whether the handler would run.
bool is_let_in(TestDb& test, std::string_view token, const Route& route) {
    const auto request = request_with(token);
    const auto visit = visit_of(request, test.db, test.clock, web::Transport::plain);
    try {
        return !sent_elsewhere(visit, route).has_value();
    } catch (const Forbidden&) {
        return false;
    }
}

}  // namespace

TEST_CASE("a token that only reads opens files, and nothing else") {
    TestDb test(migrations());
    const auto token = made(test, add_amina(test), TokenScope::read);

    CHECK(is_let_in(test, token, file));
    for (const auto& route :
         {page, return_form, agreement, import_form, own_password, mail_again, sign_in_form})
        CHECK(!is_let_in(test, token, route));
}

TEST_CASE("a token that writes also gives returns, without a form's token, and decides nothing") {
    TestDb test(migrations());
    const auto token = made(test, add_amina(test), TokenScope::write);

    CHECK(is_let_in(test, token, file));
    CHECK(is_let_in(test, token, return_form));
    for (const auto& route : {page, agreement, import_form, own_password, mail_again, sign_in_form})
        CHECK(!is_let_in(test, token, route));
}

TEST_CASE("a page that answers a token with what was wrong can show its form") {
    TestDb test(migrations());
    const auto request = request_with(made(test, add_amina(test), TokenScope::write));
    const auto visit = visit_of(request, test.db, test.clock, web::Transport::plain);

    const auto page = visit_page(visit, {.title = "Add evidence"}, token_field(visit));

    CHECK(page.body.contains(R"(name="csrf_token")"));
}

TEST_CASE("a token does no more than its person's roles") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    const auto token = made(test, amina, TokenScope::write);

    test.db.write([&](Transaction& tx) {
        for (const auto& grant : roles_of(tx, amina.organisation, *amina.person))
            end_role(tx, amina, grant.id, "");
        give_role(tx, amina, *amina.person, Role::analyst);
    });

    CHECK(is_let_in(test, token, file));
    CHECK(!is_let_in(test, token, return_form));
}

TEST_CASE("a token holds no longer than its person's role does") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    const auto token = made(test, amina, TokenScope::read);
    const Instant tomorrow{test.clock.now().milliseconds + day};

    test.db.write([&](Transaction& tx) {
        for (const auto& grant : roles_of(tx, amina.organisation, *amina.person))
            end_role(tx, amina, grant.id, "");
        const NewRole role{
            .role = Role::measure_owner,
            .service_area = std::nullopt,
            .term = {.from = std::nullopt, .until = tomorrow}
        };
        give_role(tx, amina, *amina.person, role);
    });

    CHECK(is_let_in(test, token, file));
    test.clock.advance_milliseconds(day);
    CHECK(!is_let_in(test, token, file));
}

TEST_CASE("a token that is wrong, ended, expired, or of somebody who left is answered 401") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    const auto ended = made(test, amina, TokenScope::read);
    const auto ended_id = api_tokens_of(test, amina.organisation, *amina.person, test.clock.now())[0].id;
    test.db.write([&](Transaction& tx) { end_api_token(tx, amina, ended_id); });
    const auto expiring = made(test, amina, TokenScope::read);
    const auto answer = [&](std::string_view token) {
        const auto request = request_with(token);
        const auto visit = visit_of(request, test.db, test.clock, web::Transport::plain);
        return sent_elsewhere(visit, file);
    };

    CHECK(answer("dueregard_nothing")->status == 401);
    CHECK(answer("")->status == 401);
    CHECK(answer(ended)->status == 401);
    CHECK(header(*answer(ended), "WWW-Authenticate") == R"(Bearer error="invalid_token")");
    CHECK(!answer(expiring));
    test.clock.advance_milliseconds(30 * day);
    CHECK(answer(expiring)->status == 401);
    const auto fresh = made(test, amina, TokenScope::read);
    CHECK(!answer(fresh));
    test.db.write([&](Transaction& tx) { record_leaving(tx, amina, *amina.person, "Left the council."); });

    CHECK(answer(fresh)->status == 401);
}

TEST_CASE("a session's cookie does not lend a wrong token its rights") {
    TestDb test(migrations());
    add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);
    browser.headers["authorization"] = "Bearer dueregard_nothing";

    CHECK(browser.get("/account").status == 401);
}

TEST_CASE("the page shows a token once, keeps its hash, tells of its use, and ends it") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    Browsing browser(test);
    (void)browser.sign_in(password);

    (void)browser.get("/account/tokens");
    const auto empty = browser.post("/account/tokens", {{"name", " "}, {"scope", "all"}, {"days", "9999"}});
    CHECK(empty.status == 422);
    CHECK(empty.body.contains("Enter what the token is for"));
    CHECK(empty.body.contains("Select what the token may do"));
    CHECK(empty.body.contains("Select how long the token works"));
    const auto shown =
        browser.post("/account/tokens", {{"name", "A spreadsheet"}, {"scope", "read"}, {"days", "30"}});
    const auto start = shown.body.find("dueregard_");
    REQUIRE(start != std::string::npos);
    const auto token = shown.body.substr(start, shown.body.find('<', start) - start);
    CHECK(test.db.find("select token_hash from api_token")->text(0) == token_hash(token));
    CHECK(browser.get("/account/tokens").body.contains("Never"));
    CHECK(!browser.get("/account/tokens").body.contains(token));
    CHECK(is_let_in(test, token, file));
    CHECK(!browser.get("/account/tokens").body.contains("Never"));
    const auto id = api_tokens_of(test, amina.organisation, *amina.person, test.clock.now())[0].id;
    const auto ended = browser.post("/account/tokens/" + address(id) + "/ending");

    CHECK(header(ended, "Location") == "/account/tokens?done=ended");
    CHECK(!is_let_in(test, token, file));
    CHECK(history_of(test, amina.organisation, "api_token", id.value).size() == 2);
    CHECK(waiting_letters(test, amina.organisation) == 1);
}

TEST_CASE("another's token cannot be ended, and nobody has more than twenty") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    Actor bo = amina;
    test.db.write([&](Transaction& tx) {
        bo.person = add_person(tx, amina, {.name = "Bo Lind", .email = "bo@example.com"});
    });

    for (int i = 0; i < 20; ++i)
        (void)made(test, amina, TokenScope::read);
    const auto tokens = api_tokens_of(test, amina.organisation, *amina.person, test.clock.now());

    CHECK(tokens.size() == 20);
    CHECK_THROWS_AS((void)made(test, amina, TokenScope::read), Conflict);
    CHECK_THROWS_AS(test.db.write([&](Transaction& tx) { end_api_token(tx, bo, tokens[0].id); }), NotFound);
}
