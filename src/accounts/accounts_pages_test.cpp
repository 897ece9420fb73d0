#include "accounts/admission.hpp"
#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/routes.hpp"
#include "accounts/secret.hpp"
#include "accounts/sign_in_attempt_store.hpp"
#include "base/failure.hpp"
#include "support/test_db.hpp"
#include "web/path_table.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <map>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::TestDb;

namespace {

using Given = std::initializer_list<std::pair<std::string, std::string>>;

std::string header(const web::Response& response, std::string_view name) {
    for (const auto& [one, value] : response.headers) {
        if (one == name) return value;
    }
    return "";
}

/// Keeps cookies and sends each form's token, as a browser does.
class Browsing {
public:
    explicit Browsing(TestDb& test) : test_(test) {}

    web::Response get(const std::string& path, Given query = {}) {
        web::Request request{.method = web::Method::get, .path = path};
        for (const auto& [name, value] : query)
            request.query.add(name, value);
        return ask(request);
    }

    web::Response post(const std::string& path, Given form = {}) {
        web::Request request{.method = web::Method::post, .path = path};
        request.form.add("csrf_token", token_);
        for (const auto& [name, value] : form)
            request.form.add(name, value);
        return ask(request);
    }

    web::Response sign_in(const std::string& password, const std::string& return_to = "/") {
        (void)get("/sign-in", {{"return_to", return_to}});
        return post(
            "/sign-in", {{"email", "amina@example.com"}, {"password", password}, {"return_to", return_to}}
        );
    }

    std::map<std::string, std::string, std::less<>> cookies;

private:
    web::Response ask(web::Request request) {
        request.cookies = cookies;
        request.address = "192.0.2.7";
        request.headers["user-agent"] =
            "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";
        std::vector<web::PathPattern> patterns;
        for (const auto& route : routes())
            patterns.push_back({route.method, route.path});
        const auto match =
            std::get<web::PathMatch>(web::PathTable(patterns).find(request.method, request.path));
        const auto& route = routes()[match.index];
        auto visit = visit_of(request, test_.db, test_.clock, web::Transport::plain);
        visit.parameters = match.parameters;
        auto response = sent_elsewhere(visit, route);
        if (!response) response = route.handler(visit);
        keep(*response);
        return *response;
    }

    void keep(const web::Response& response) {
        for (const auto& [name, value] : response.headers) {
            if (name != "Set-Cookie") continue;
            const auto equals = value.find('=');
            const auto end = value.find(';');
            const auto kept = value.substr(equals + 1, end - equals - 1);
            if (kept.empty()) {
                cookies.erase(value.substr(0, equals));
            } else {
                cookies[value.substr(0, equals)] = kept;
            }
        }
        constexpr std::string_view field = R"(name="csrf_token" value=")";
        const auto start = response.body.find(field);
        if (start == std::string::npos) return;
        const auto from = start + field.size();
        token_ = response.body.substr(from, response.body.find('"', from) - from);
    }

    TestDb& test_;
    std::string token_;
};

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
