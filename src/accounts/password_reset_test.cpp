// Forgotten passwords and invitations: from the page through a real mailbox to the new password.

#include "accounts/letter_store.hpp"
#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/password_link_store.hpp"
#include "accounts/password_reset.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/send_mail.hpp"
#include "base/failure.hpp"
#include "mail/smtp_door.hpp"
#include "support/browsing.hpp"
#include "support/mail_server.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <functional>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::Browsing;
using dueregard::test_support::header;
using dueregard::test_support::MailServer;
using dueregard::test_support::TestDb;

namespace {

const std::string password = "a long enough password";
const std::string fresh_password = "another long enough one";
const std::string site = "https://dueregard.thornbury.example";

struct Council {
    Actor administrator;
    PersonId amina;  ///< has a password
    PersonId bo;     ///< is only named in the register
};

Council add_council(TestDb& test) {
    Council council{
        .administrator = {.organisation = {}, .person = std::nullopt, .name = "A test"}, .amina = {}, .bo = {}
    };
    const auto hash = password_hash(password);
    test.db.write([&](Transaction& tx) {
        auto& actor = council.administrator;
        actor.organisation =
            add_organisation(tx, {.name = "Thornbury City Council", .short_name = "Thornbury"}, "A test");
        council.amina = add_person(tx, actor, {.name = "Amina Farrow", .email = "amina@example.com"});
        give_role(tx, actor, council.amina, Role::administrator);
        set_password(tx, actor, council.amina, hash);
        council.bo = add_person(tx, actor, {.name = "Bo Lind", .email = "bo@example.com"});
    });
    return council;
}

MailCounts send_all(TestDb& test, MailServer& server) {
    mail::SmtpDoor door(server.settings(mail::Tls::implicit), test.clock);
    const auto kinds = letter_kinds();
    return send_due_mail(test, test.clock, door, {.kinds = {kinds.begin(), kinds.end()}, .site = site});
}

/// The path of the link in a mail. Quoted-printable breaks long lines with "=".
std::string link_in(std::string mail) {
    for (auto at = mail.find("=\\r\\n"); at != std::string::npos; at = mail.find("=\\r\\n"))
        mail.erase(at, 5);
    const auto start = mail.find("/new-password/");
    REQUIRE(start != std::string::npos);
    return mail.substr(start, std::string_view("/new-password/").size() + 43);
}

Browsing browser_with_mail(TestDb& test) {
    Browsing browser(test);
    browser.site.mail = Mail::on;
    browser.site.letter_kinds = letter_kinds();
    return browser;
}

web::Response ask(Browsing& browser, const std::string& email) {
    (void)browser.get("/password-reset");
    return browser.post("/password-reset", {{"email", email}});
}

std::string fresh_link(TestDb& test, const Council& council, PersonId person) {
    std::string token;
    test.db.write([&](Transaction& tx) {
        token = make_password_link(tx, council.administrator.organisation, person, reset_milliseconds);
    });
    return "/new-password/" + token;
}

}  // namespace

TEST_CASE("a forgotten password is set anew by the link in the mail, and every session ends") {
    TestDb test(migrations());
    add_council(test);
    MailServer server("implicit");
    auto elsewhere = browser_with_mail(test);
    auto browser = browser_with_mail(test);
    (void)elsewhere.sign_in(password);

    const auto asked = ask(browser, " Amina@Example.com ");
    CHECK(header(asked, "Location") == "/password-reset/asked");
    CHECK(browser.get("/password-reset/asked").body.contains("Check your email"));
    CHECK(send_all(test, server).sent == 1);
    const auto mail = server.received();
    CHECK(!mail.contains("Amina Farrow"));
    CHECK(!mail.contains("Farrow"));
    const auto link = link_in(mail);
    const auto form = browser.get(link);
    CHECK(form.status == 200);
    CHECK(form.body.contains(R"(autocomplete="new-password")"));
    CHECK(form.body.contains(R"(autocomplete="username")"));
    const auto short_one = browser.post(link, {{"new_password", "short"}});
    CHECK(short_one.status == 422);
    CHECK(short_one.body.contains("The password must be 12 characters or more"));
    const auto set = browser.post(link, {{"new_password", fresh_password}});

    CHECK(header(set, "Location") == "/sign-in?password_set=yes");
    CHECK(header(elsewhere.get("/account"), "Location").starts_with("/sign-in"));
    CHECK(browser.sign_in(password).status == 422);
    CHECK(browser.sign_in(fresh_password).status == 303);
    CHECK(send_all(test, server).sent == 1);
    CHECK(server.received().contains("Your password for Due Regard was changed"));
}

TEST_CASE("a link works once, for an hour, and a newer one takes its place") {
    TestDb test(migrations());
    const auto council = add_council(test);
    auto browser = browser_with_mail(test);

    const auto used = fresh_link(test, council, council.amina);
    (void)browser.get(used);
    CHECK(browser.post(used, {{"new_password", fresh_password}}).status == 303);
    CHECK(browser.get(used).status == 404);
    CHECK(browser.post(used, {{"new_password", "yet another password"}}).status == 404);
    const auto older = fresh_link(test, council, council.amina);
    const auto newer = fresh_link(test, council, council.amina);
    CHECK(browser.get(older).status == 404);
    CHECK(browser.get(newer).status == 200);
    test.clock.advance_milliseconds(reset_milliseconds);

    CHECK(browser.get(newer).status == 404);
    CHECK(browser.get(newer).body.contains("This link no longer works"));
    CHECK(browser.get("/new-password/nonsense").status == 404);
}

TEST_CASE("a link of a clock that was far ahead does not live on when it is put back") {
    TestDb test(migrations());
    const auto council = add_council(test);
    std::string token;

    test.clock.advance_milliseconds(365LL * 24 * 60 * 60 * 1000);
    test.db.write([&](Transaction& tx) {
        token = make_password_link(tx, council.administrator.organisation, council.bo, 60LL * 60 * 1000);
    });
    CHECK(find_password_link(test, token, test.clock.now()));
    test.clock.advance_milliseconds(-365LL * 24 * 60 * 60 * 1000);

    CHECK(!find_password_link(test, token, test.clock.now()));
}

TEST_CASE("only the hash of a link is kept, and it ends with a password set otherwise and with leaving") {
    TestDb test(migrations());
    const auto council = add_council(test);
    const auto link = fresh_link(test, council, council.amina);
    const auto token = link.substr(link.rfind('/') + 1);

    const auto row = test.db.find("select token_hash from password_link");
    CHECK(row->text(0) == token_hash(token));
    test.db.write([&](Transaction& tx) {
        set_password(tx, council.administrator, council.amina, password_hash(fresh_password));
    });
    CHECK(!find_password_link(test, token, test.clock.now()));
    const auto another = fresh_link(test, council, council.amina);
    test.db.write([&](Transaction& tx) {
        record_leaving(tx, council.administrator, council.amina, "Left the council.");
    });

    CHECK(!find_password_link(test, another.substr(another.rfind('/') + 1), test.clock.now()));
}

TEST_CASE("the answer is the same for an address that nobody has, or that may not sign in") {
    TestDb test(migrations());
    const auto council = add_council(test);
    auto browser = browser_with_mail(test);

    const auto known = ask(browser, "amina@example.com");
    const auto unknown = ask(browser, "nobody@example.com");
    const auto only_named = ask(browser, "bo@example.com");

    CHECK(known.status == unknown.status);
    CHECK(known.headers == unknown.headers);
    CHECK(known.headers == only_named.headers);
    CHECK(waiting_letters(test, council.administrator.organisation) == 1);
}

TEST_CASE("asking is throttled alike for known and unknown addresses, and does not lock the sign-in") {
    TestDb test(migrations());
    const auto council = add_council(test);
    auto browser = browser_with_mail(test);

    for (int i = 0; i < 3; ++i) {
        CHECK(ask(browser, "amina@example.com").status == 303);
        CHECK(ask(browser, "nobody@example.com").status == 303);
    }
    const auto known = ask(browser, "amina@example.com");
    const auto unknown = ask(browser, "nobody@example.com");

    CHECK(known.status == 429);
    CHECK(unknown.status == 429);
    CHECK(known.body.contains("Try again in 15 minutes"));
    CHECK(waiting_letters(test, council.administrator.organisation) == 1);
    CHECK(browser.sign_in(password).status == 303);
}

TEST_CASE("a form that another site sends asks for nothing") {
    TestDb test(migrations());
    const auto council = add_council(test);
    auto browser = browser_with_mail(test);
    const auto link = fresh_link(test, council, council.amina);

    CHECK(
        header(browser.post("/password-reset", {{"email", "amina@example.com"}}), "Location")
        == "/password-reset"
    );
    CHECK(header(browser.post(link, {{"new_password", fresh_password}}), "Location") == link);

    CHECK(waiting_letters(test, council.administrator.organisation) == 0);
    CHECK(find_password_link(test, link.substr(link.rfind('/') + 1), test.clock.now()));
}

TEST_CASE("an empty or malformed address is told, and without a mail server the page says whom to ask") {
    TestDb test(migrations());
    add_council(test);
    auto browser = browser_with_mail(test);
    Browsing without_mail(test);

    CHECK(ask(browser, "").body.contains("Enter your email address"));
    CHECK(ask(browser, "amina").status == 422);
    CHECK(without_mail.get("/password-reset").body.contains("Ask your administrator"));
}

TEST_CASE("who is invited sets their first password by the link, and may ask for another link") {
    TestDb test(migrations());
    const auto council = add_council(test);
    MailServer server("implicit");
    auto browser = browser_with_mail(test);

    test.db.write([&](Transaction& tx) { invite(tx, council.administrator, council.bo); });
    CHECK(send_all(test, server).sent == 1);
    const auto mail = server.received();
    CHECK(mail.contains("You are invited to Due Regard"));
    CHECK(ask(browser, "bo@example.com").status == 303);
    CHECK(send_all(test, server).sent == 1);
    const auto link = link_in(server.received());
    CHECK(browser.get(link_in(mail)).status == 404);
    test.clock.advance_milliseconds(invitation_milliseconds - 1);
    (void)browser.get(link);
    CHECK(browser.post(link, {{"new_password", fresh_password}}).status == 303);

    (void)browser.get("/sign-in");
    CHECK(
        browser.post("/sign-in", {{"email", "bo@example.com"}, {"password", fresh_password}}).status == 303
    );
}

TEST_CASE("nobody is invited who has a password or has left") {
    TestDb test(migrations());
    const auto council = add_council(test);
    test.db.write([&](Transaction& tx) {
        record_leaving(tx, council.administrator, council.bo, "Left the council.");
    });

    for (const auto person : {council.amina, council.bo}) {
        CHECK_THROWS_AS(
            test.db.write([&](Transaction& tx) { invite(tx, council.administrator, person); }), Conflict
        );
    }
}

TEST_CASE("an administrator sees what was not sent, and sends it again; nobody else does") {
    TestDb test(migrations());
    const auto council = add_council(test);
    MailServer refusing("refuses");
    auto browser = browser_with_mail(test);
    (void)ask(browser, "amina@example.com");
    (void)send_all(test, refusing);
    (void)browser.sign_in(password);

    const auto page = browser.get("/mail");
    CHECK(page.body.contains("Password reset"));
    CHECK(page.body.contains("The mail server answered 550"));
    const auto dead = dead_letters(test, council.administrator.organisation);
    REQUIRE(dead.size() == 1);
    const auto again = browser.post("/mail/" + address(dead[0].letter.id) + "/sending");
    CHECK(header(again, "Location") == "/mail?done=again");
    CHECK(browser.get("/mail").body.contains("1 mail is waiting to be sent."));
    test.db.write([&](Transaction& tx) {
        for (const auto& grant : roles_of(tx, council.administrator.organisation, council.amina))
            end_role(tx, council.administrator, grant.id, "");
        give_role(tx, council.administrator, council.amina, Role::equality_lead);
    });

    CHECK_THROWS_AS((void)browser.get("/mail"), Forbidden);
}
