// Letters, sent to a real mail server and tried again.

#include "accounts/letter_store.hpp"
#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/send_mail.hpp"
#include "base/failure.hpp"
#include "mail/smtp_door.hpp"
#include "support/mail_server.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::MailServer;
using dueregard::test_support::TestDb;

namespace {

constexpr std::int64_t minute = 60'000;

LetterText reminder(Transaction& /*tx*/, const LetterOccasion& occasion) {
    return {
        .subject = "Your returns are due",
        .text = std::string(occasion.site) + occasion.letter.about + "\n",
    };
}

Stationery stationery() {
    return {.kinds = {{"reminder", "Reminder", reminder}}, .site = "https://dueregard.thornbury.example"};
}

struct Amina {
    Actor administrator;
    PersonId person;
};

Amina add_amina(TestDb& test) {
    Amina amina{
        .administrator = {.organisation = {}, .person = std::nullopt, .name = "A test"}, .person = {}
    };
    test.db.write([&](Transaction& tx) {
        amina.administrator.organisation =
            add_organisation(tx, {.name = "Thornbury City Council", .short_name = "Thornbury"}, "A test");
        amina.person =
            add_person(tx, amina.administrator, {.name = "Amina Farrow", .email = "amina@example.com"});
    });
    return amina;
}

void add_reminder(TestDb& test, const Amina& amina) {
    test.db.write([&](Transaction& tx) {
        add_letter(tx, amina.administrator.organisation, amina.person, "reminder", "/returns/7");
    });
}

MailCounts send_with(TestDb& test, const mail::MailSettings& settings) {
    mail::SmtpDoor door(settings, test.clock);
    return send_due_mail(test, test.clock, door, stationery());
}

}  // namespace

TEST_CASE("a letter is sent once, with a link and nobody's name") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    MailServer server("implicit");
    add_reminder(test, amina);
    add_reminder(test, amina);

    const auto first = send_with(test, server.settings(mail::Tls::implicit));
    const auto second = send_with(test, server.settings(mail::Tls::implicit));

    CHECK(first.sent == 1);
    CHECK(second.sent == 0);
    const auto received = server.received();
    CHECK(received.contains("https://dueregard.thornbury.example/returns/7"));
    CHECK(received.contains("Subject: Your returns are due"));
    CHECK(!received.contains("Farrow"));
}

TEST_CASE("what causes a letter and the letter are one transaction") {
    TestDb test(migrations());
    const auto amina = add_amina(test);

    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) {
            add_letter(tx, amina.administrator.organisation, amina.person, "reminder", "");
            throw Conflict("It came to nothing.");
        }),
        Conflict
    );

    CHECK(waiting_letters(test, amina.administrator.organisation) == 0);
}

TEST_CASE("a letter waits longer after each attempt, and is given up after two days") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    MailServer server("later");
    const auto settings = server.settings(mail::Tls::implicit);
    add_reminder(test, amina);

    CHECK(send_with(test, settings).put_off == 1);
    CHECK(send_with(test, settings).put_off == 0);
    test.clock.advance_milliseconds(minute);
    CHECK(send_with(test, settings).put_off == 1);
    test.clock.advance_milliseconds(minute);
    CHECK(send_with(test, settings).put_off == 0);
    for (const std::int64_t minutes : {5, 15, 60, 240, 720}) {
        test.clock.advance_milliseconds(minutes * minute);
        CHECK(send_with(test, settings).put_off == 1);
    }
    test.clock.advance_milliseconds(1440 * minute);
    CHECK(send_with(test, settings).given_up == 1);

    const auto dead = dead_letters(test, amina.administrator.organisation);
    REQUIRE(dead.size() == 1);
    CHECK(dead[0].person_name == "Amina Farrow");
    CHECK(dead[0].letter.why == "The mail server answered 451");
}

TEST_CASE("a letter that a clock put off which has since been put back is due") {
    TestDb test(migrations());
    const auto amina = add_amina(test);

    test.clock.advance_milliseconds(365LL * 24 * 60 * minute);
    add_reminder(test, amina);
    test.clock.advance_milliseconds(-365LL * 24 * 60 * minute);

    CHECK(due_letters(test, test.clock.now(), 10).size() == 1);
}

TEST_CASE("what the server refuses is given up at once, and can be sent again") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    MailServer refusing("refuses");
    MailServer server("implicit");
    add_reminder(test, amina);

    CHECK(send_with(test, refusing.settings(mail::Tls::implicit)).given_up == 1);
    const auto dead = dead_letters(test, amina.administrator.organisation);
    REQUIRE(dead.size() == 1);
    test.db.write([&](Transaction& tx) { send_again(tx, amina.administrator, dead[0].letter.id); });
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) { send_again(tx, amina.administrator, dead[0].letter.id); }),
        NotFound
    );

    CHECK(send_with(test, server.settings(mail::Tls::implicit)).sent == 1);
    CHECK(history_of(test, amina.administrator.organisation, "letter", dead[0].letter.id.value).size() == 1);
}

TEST_CASE("another organisation's letter cannot be sent again") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    Actor stranger{.organisation = {}, .person = std::nullopt, .name = "A test"};
    MailServer refusing("refuses");
    add_reminder(test, amina);
    (void)send_with(test, refusing.settings(mail::Tls::implicit));
    const auto dead = dead_letters(test, amina.administrator.organisation);
    REQUIRE(dead.size() == 1);

    test.db.write([&](Transaction& tx) {
        stranger.organisation =
            add_organisation(tx, {.name = "Ashcombe", .short_name = "Ashcombe"}, "A test");
    });

    CHECK(dead_letters(test, stranger.organisation).empty());
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) { send_again(tx, stranger, dead[0].letter.id); }), NotFound
    );
}

TEST_CASE("two servers send a letter once") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    add_reminder(test, amina);

    const auto seen_by_both = due_letters(test, test.clock.now(), 10);
    REQUIRE(seen_by_both.size() == 1);
    int taken = 0;
    for (int server = 0; server < 2; ++server) {
        bool is_ours = false;
        test.db.write([&](Transaction& tx) { is_ours = take_letter(tx, seen_by_both[0].letter); });
        taken += is_ours ? 1 : 0;
    }

    CHECK(taken == 1);
    CHECK(due_letters(test, test.clock.now(), 10).empty());
}

TEST_CASE("nobody who left gets mail, nor anybody what waited for more than a week") {
    TestDb test(migrations());
    const auto amina = add_amina(test);
    MailServer server("implicit");
    add_reminder(test, amina);
    test.clock.advance_milliseconds(8 * 1440 * minute);

    CHECK(send_with(test, server.settings(mail::Tls::implicit)).given_up == 1);
    add_reminder(test, amina);
    test.db.write([&](Transaction& tx) {
        record_leaving(tx, amina.administrator, amina.person, "Left the council.");
    });
    CHECK(send_with(test, server.settings(mail::Tls::implicit)).given_up == 1);

    std::vector<std::string> reasons;
    for (const auto& dead : dead_letters(test, amina.administrator.organisation))
        reasons.push_back(dead.letter.why);
    CHECK(reasons == std::vector<std::string>{"The person has left", "It waited for more than a week"});
}
