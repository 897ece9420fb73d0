// What somebody may try with cookies, tokens and forms that were somebody's, or were never a page's.

#include "accounts/letter_store.hpp"
#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/password_link_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/sign_in.hpp"
#include "base/failure.hpp"
#include "support/authenticator_app.hpp"
#include "support/browsing.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <regex>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::app_code;
using dueregard::test_support::Browsing;
using dueregard::test_support::header;
using dueregard::test_support::seal_of_tests;
using dueregard::test_support::TestDb;
using dueregard::web::Method;

namespace {

constexpr auto password = "a long enough password";
constexpr auto next_password = "quite another password";
constexpr std::int64_t minute = 60'000;

const std::string& hash() {
    static const std::string made = password_hash(password);
    return made;
}

Actor add_council(
    Transaction& tx, const std::string& name, const std::string& who, const std::string& email
) {
    Actor actor{.organisation = {}, .person = std::nullopt, .name = "A test"};
    actor.organisation = add_organisation(tx, {.name = name, .short_name = name}, "A test");
    const auto person = add_person(tx, actor, {.name = who, .email = email});
    give_role(tx, actor, person, Role::administrator);
    set_password(tx, actor, person, hash());
    actor.person = person;
    actor.name = who;
    return actor;
}

/// Amina, whom Browsing signs in, and Eve, the administrator of another council.
struct World {
    Actor amina;
    Actor eve;
};

World add_world(TestDb& test) {
    World world;
    test.db.write([&](Transaction& tx) {
        world.amina = add_council(tx, "Thornbury", "Amina Farrow", "amina@example.com");
        world.eve = add_council(tx, "Ashcombe", "Eve Marsh", "eve@ashcombe.example");
    });
    return world;
}

Browsing signed_in(TestDb& test) {
    Browsing browser(test);
    browser.site = {.mail = Mail::on, .letter_kinds = {}, .seal = &seal_of_tests()};
    (void)browser.sign_in(password);
    return browser;
}

bool is_let_in(Browsing& browser) {
    return browser.get("/account").status == 200;
}

}  // namespace

TEST_CASE("no cookie set before a sign-in is the one after it") {
    TestDb test(migrations());
    (void)add_world(test);
    Browsing thief = signed_in(test);
    Browsing victim(test);
    victim.cookies = {
        {"session", thief.cookies["session"]},
        {"visitor", "planted"},
        {"unfinished", "planted"},
        {"openid", "planted"}
    };
    (void)victim.get("/account");
    (void)victim.post("/sign-out");
    victim.cookies["session"] = "planted-planted-planted-planted-planted-pla";
    (void)victim.sign_in(password);

    CHECK(is_let_in(victim));
    for (const auto& [name, value] : victim.cookies)
        CHECK((name == "openid" || !value.contains("planted")));
    Browsing planter(test);
    planter.cookies = {{"session", "planted-planted-planted-planted-planted-pla"}};
    CHECK(!is_let_in(planter));
    CHECK(!is_let_in(thief));
}

TEST_CASE("a form of an earlier session, of another's, or of none is refused") {
    TestDb test(migrations());
    (void)add_world(test);
    Browsing browser = signed_in(test);
    (void)browser.get("/account/tokens");
    Browsing replay = browser;
    (void)browser.post("/sign-out");
    Browsing fresh = signed_in(test);

    replay.cookies = fresh.cookies;
    CHECK_THROWS_AS((void)replay.post("/account/other-sessions/ending"), Forbidden);
    Browsing nobody(test);
    (void)nobody.get("/sign-in");
    nobody.cookies["session"] = fresh.cookies["session"];
    CHECK_THROWS_AS((void)nobody.post("/account/other-sessions/ending"), Forbidden);

    (void)fresh.get("/account/tokens");
    CHECK(fresh.post("/account/other-sessions/ending").status == 303);
}

TEST_CASE(
    "a session's cookie opens nothing after signing out, a new password, leaving, an hour idle or twelve hours"
) {
    TestDb test(migrations());
    const auto world = add_world(test);
    const auto kept = [&](const auto& end) {
        Browsing browser = signed_in(test);
        REQUIRE(is_let_in(browser));
        Browsing thief(test);
        thief.cookies = browser.cookies;
        end(browser);
        return is_let_in(thief);
    };

    CHECK(!kept([](Browsing& browser) { (void)browser.post("/sign-out"); }));
    CHECK(!kept([](Browsing& browser) {
        (void)browser.get("/account/session");
        (void)browser.post("/account/session", {{"password", password}});
        CHECK(is_let_in(browser));
    }));
    CHECK(!kept([](Browsing& browser) {
        (void)browser.get("/account/password");
        (void
        )browser.post("/account/password", {{"current_password", password}, {"new_password", next_password}});
        CHECK(is_let_in(browser));
    }));
    test.db.write([&](Transaction& tx) { set_password(tx, world.amina, *world.amina.person, hash()); });
    CHECK(!kept([&](Browsing&) { test.clock.advance_milliseconds(60 * minute); }));
    CHECK(!kept([&](Browsing& browser) {
        for (int i = 0; i < 24; ++i) {
            test.clock.advance_milliseconds(30 * minute);
            (void)browser.get("/account");
        }
    }));
    CHECK(!kept([&](Browsing&) {
        test.db.write([&](Transaction& tx) { record_leaving(tx, world.amina, *world.amina.person, ""); });
    }));
}

TEST_CASE("the link of a reset or an invitation sets one password, once, and is no way in by itself") {
    TestDb test(migrations());
    const auto world = add_world(test);
    std::string token;
    std::string older;
    test.db.write([&](Transaction& tx) {
        older =
            make_password_link(tx, world.amina.organisation, *world.amina.person, invitation_milliseconds);
        token = make_password_link(tx, world.amina.organisation, *world.amina.person, reset_milliseconds);
    });
    Browsing browser(test);
    Browsing replay(test);
    (void)browser.get("/new-password/" + token);
    (void)replay.get("/new-password/" + token);

    CHECK(browser.post("/new-password/" + older, {{"new_password", next_password}}).status == 404);
    CHECK(
        header(browser.post("/new-password/" + token, {{"new_password", next_password}}), "Location")
        == "/sign-in?password_set=yes"
    );
    CHECK(!browser.cookies.contains("session"));
    CHECK(replay.post("/new-password/" + token, {{"new_password", "a third long password"}}).status == 404);
    CHECK(browser.get("/new-password/" + token).status == 404);

    CHECK(browser.sign_in(next_password).status == 303);
    CHECK(browser.cookies.contains("session"));
}

TEST_CASE("no parameter of any page of accounts leads to another site") {
    TestDb test(migrations());
    (void)add_world(test);
    Browsing inside = signed_in(test);
    Browsing outside(test);
    std::size_t asked = 0;

    for (const std::string evil :
         {"https://evil.example/",
          "//evil.example",
          "/\\evil.example",
          "https:evil.example",
          "/%09/evil.example\t"}) {
        for (const auto& route : routes()) {
            if (route.path.contains("{}") || route.path.starts_with("/sign-in/openid")) continue;
            for (auto* const browser : {&inside, &outside}) {
                if (route.path == "/sign-out" && browser == &inside) continue;
                browser->headers["referer"] = evil;
                browser->headers["host"] = "evil.example";
                browser->smuggled.clear();
                for (const auto* const name :
                     {"return_to", "next", "url", "redirect", "redirect_uri", "continue", "back"})
                    browser->smuggled.emplace_back(name, evil);
                const std::string path(route.path);
                std::string to;
                try {
                    to = header(
                        route.method == Method::get
                            ? browser->get(
                                  path,
                                  {{"return_to", evil}, {"next", evil}, {"url", evil}, {"redirect_uri", evil}}
                              )
                            : browser->post(path),
                        "Location"
                    );
                } catch (const Failure&) {
                    continue;
                }
                ++asked;
                CAPTURE(path);
                CAPTURE(to);
                CHECK((to.empty() || (to.starts_with('/') && !to.starts_with("//") && !to.starts_with("/\\")))
                );
            }
        }
    }

    CHECK(asked > 100);
}

// --- fields that no page of ours sends ---

namespace {

/// The id of the first record of this kind that the page links to.
std::string id_after(const web::Response& page, const std::string& before) {
    const auto start = page.body.find(before);
    REQUIRE(start != std::string::npos);
    const auto from = start + before.size();
    return page.body.substr(from, page.body.find_first_of("/\"?", from) - from);
}

void walk_account(TestDb& test, Browsing& browser, const World& world) {
    (void)browser.get("/account/session");
    CHECK(browser.post("/account/session", {{"password", password}}).status == 303);
    (void)browser.get("/account/password");
    CHECK(
        browser.post(
                   "/account/password", {{"current_password", password}, {"new_password", next_password}}
        ).status
        == 303
    );
    (void)browser.get("/account/tokens");
    CHECK(
        browser.post("/account/tokens", {{"name", "A spreadsheet"}, {"scope", "read"}, {"days", "7"}}).status
        == 200
    );
    const auto token = id_after(browser.get("/account/tokens"), "action=\"/account/tokens/");
    CHECK(browser.post("/account/tokens/" + token + "/ending").status == 303);
    CHECK(browser.post("/account/other-sessions/ending").status == 303);
    const auto code = [&](std::int64_t drift) {
        return app_code(test, world.amina.organisation, *world.amina.person, drift);
    };
    (void)browser.get("/account/second-step");
    CHECK(browser.post("/account/second-step", {{"password", next_password}}).status == 303);
    (void)browser.get("/account/second-step");
    CHECK(browser.post("/account/second-step/confirmation", {{"code", code(-1)}}).status == 200);
    CHECK(
        browser.post(
                   "/account/second-step/recovery-codes", {{"password", next_password}, {"code", code(0)}}
        ).status
        == 200
    );
    CHECK(
        browser.post("/account/second-step/ending", {{"password", next_password}, {"code", code(1)}}).status
        == 303
    );
}

void walk_people(Browsing& browser) {
    (void)browser.get("/people/add");
    const auto added = browser.post(
        "/people", {{"name", "Bo Lind"}, {"email", "bo@example.com"}, {"role", "measure_owner"}}
    );
    const auto to = header(added, "Location");
    const auto bo = to.substr(0, to.find('?'));
    CHECK(added.status == 303);
    CHECK(browser.post(bo + "/roles", {{"role", "analyst"}}).status == 303);
    const auto grant = id_after(browser.get(bo), "action=\"/role-grants/");
    CHECK(browser.post("/role-grants/" + grant + "/ending").status == 303);
    CHECK(browser.post(bo + "/invitation").status == 303);
    CHECK(browser.post(bo + "/leaving", {{"why", "Moved."}}).status == 303);
    CHECK(browser.post("/people/second-step").status == 303);
}

void walk_outside(TestDb& test, Browsing& browser, const World& world) {
    (void)browser.get("/password-reset");
    CHECK(browser.post("/password-reset", {{"email", "amina@example.com"}}).status == 303);
    std::string token;
    test.db.write([&](Transaction& tx) {
        token = make_password_link(tx, world.amina.organisation, *world.amina.person, reset_milliseconds);
    });
    (void)browser.get("/new-password/" + token);
    CHECK(browser.post("/new-password/" + token, {{"new_password", "a third long password"}}).status == 303);
    (void)browser.sign_in("a third long password");
}

/// Everything that these forms may change, in words.
std::string told(TestDb& test) {
    std::string all;
    for (const auto* const sql : {
             "select o.name, p.name, p.email, p.left_at is null, p.password_hash is null from person p join organisation o on o.id = p.organisation order by 1, 2",
             "select o.name, p.name, g.role, g.service_area is null, g.until_at is null, g.from_group is null from role_grant g join person p on p.organisation = g.organisation and p.id = g.person join organisation o on o.id = g.organisation order by 1, 2, 3",
             "select o.name, e.ended_by_name from role_grant_end e join organisation o on o.id = e.organisation order by 1, 2",
             "select o.name, p.name from session s join person p on p.organisation = s.organisation and p.id = s.person join organisation o on o.id = s.organisation order by 1, 2",
             "select o.name, p.name, t.name, t.scope, t.expires_at - t.made_at, t.ended_at is null from api_token t join person p on p.organisation = t.organisation and p.id = t.person join organisation o on o.id = t.organisation order by 1, 2, 3",
             "select o.name, p.name, l.kind, l.about from letter l join person p on p.organisation = l.organisation and p.id = l.person join organisation o on o.id = l.organisation order by 1, 2, 3",
             "select o.name, d.made_by_name from second_step_demand d join organisation o on o.id = d.organisation order by 1",
             "select o.name, h.person_name, h.noun, h.verb, h.changed_to from history h join organisation o on o.id = h.organisation order by 1, h.sequence",
         }) {
        for (const auto& row : test.db.query(sql)) {
            for (const auto& value : row.values()) {
                if (const auto* const text = std::get_if<std::string>(&value.content())) all += *text;
                if (const auto* const number = std::get_if<std::int64_t>(&value.content()))
                    all += std::to_string(*number);
                all += '|';
            }
            all += '\n';
        }
    }
    // Ids are made anew each time.
    return std::regex_replace(all, std::regex(R"("person":"[0-9A-Z]{13}")"), "");
}

std::string walked(std::vector<std::pair<std::string, std::string>> (*smuggled)(const World&)) {
    TestDb test(migrations());
    const auto world = add_world(test);
    Browsing browser(test);
    browser.site = {.mail = Mail::on, .letter_kinds = {}, .seal = &seal_of_tests()};
    if (smuggled != nullptr) browser.smuggled = smuggled(world);
    (void)browser.sign_in(password);
    walk_account(test, browser, world);
    walk_people(browser);
    Browsing outside(test);
    outside.site = browser.site;
    outside.smuggled = browser.smuggled;
    walk_outside(test, outside, world);
    return told(test);
}

}  // namespace

TEST_CASE("a role, an organisation or a person smuggled into any form of accounts changes nothing") {
    const auto honest = walked(nullptr);

    const auto smuggling = walked([](const World& world) {
        std::vector<std::pair<std::string, std::string>> fields;
        const auto eve = address(*world.eve.person);
        const auto ashcombe = address(world.eve.organisation);
        for (const auto* const name :
             {"person", "person_id", "id", "visitor", "owner", "actor", "by_person", "made_by"})
            fields.emplace_back(name, eve);
        for (const auto* const name : {"organisation", "organisation_id", "council", "tenant"})
            fields.emplace_back(name, ashcombe);
        for (const auto* const name :
             {"role", "roles", "role[]", "person[role]", "permission", "is_administrator"})
            fields.emplace_back(name, "administrator");
        for (const auto* const name : {"email", "email_key"})
            fields.emplace_back(name, "eve@ashcombe.example");
        fields.insert(
            fields.end(),
            {{"name", "Eve Marsh"},
             {"scope", "write"},
             {"days", "365"},
             {"password_hash", hash()},
             {"new_password", "the thief's own password"},
             {"from_group", "Staff"},
             {"left_at", ""},
             {"confirmed_at", "1"},
             {"token", "x"},
             {"session", "x"}}
        );
        return fields;
    });

    CHECK(smuggling == honest);
    CHECK(honest.contains("Thornbury|Amina Farrow|administrator"));
    CHECK(honest.contains("Bo Lind"));
}
