// Speaks with npm's smtp-server, which this test starts.

#include "mail/smtp_door.hpp"
#include "support/mail_server.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::mail;
using dueregard::test_support::MailServer;

namespace {

const Message message{
    .to = "amina@example.com", .subject = "Set a password", .text = "The link\n.\nends here\n"
};

Delivery sent(const MailSettings& settings) {
    const FixedClock clock({1'795'341'600'000});
    return SmtpDoor(settings, clock).send(message);
}

}  // namespace

TEST_CASE("mail goes over STARTTLS with a user and a password") {
    MailServer server("starttls");
    auto settings = server.settings(Tls::starttls);
    settings.user = "thornbury";
    settings.password = "open sesame";

    CHECK(sent(settings).outcome == Outcome::sent);

    const auto received = server.received();
    CHECK(received.contains(R"("secure":true)"));
    CHECK(received.contains(R"("user":"thornbury")"));
    CHECK(received.contains(R"("to":["amina@example.com"])"));
    CHECK(received.contains(R"(The link\r\n.\r\nends here)"));
}

TEST_CASE("mail goes over TLS from the first byte") {
    MailServer server("implicit");

    CHECK(sent(server.settings(Tls::implicit)).outcome == Outcome::sent);

    CHECK(server.received().contains(R"("secure":true)"));
}

TEST_CASE(
    "a wrong password, an untrusted certificate and a server without TLS are tried again, and nothing goes out"
) {
    MailServer server("starttls");
    auto wrong_password = server.settings(Tls::starttls);
    wrong_password.user = "thornbury";
    wrong_password.password = "close sesame";
    auto untrusted = server.settings(Tls::starttls);
    untrusted.authorities = "";
    MailServer plain_server("plain");

    const auto denied = sent(wrong_password);

    CHECK(denied.outcome == Outcome::try_again);
    CHECK(denied.why == "The mail server did not accept the user and password");
    CHECK(sent(untrusted).outcome == Outcome::try_again);
    CHECK(sent(plain_server.settings(Tls::starttls)).outcome == Outcome::try_again);
    CHECK(sent(plain_server.settings(Tls::none)).outcome == Outcome::sent);
}

TEST_CASE("an address that the server refuses for good is told from one for later, and no address is told") {
    MailServer refusing("refuses");
    MailServer later("later");

    const auto refused = sent(refusing.settings(Tls::implicit));
    const auto put_off = sent(later.settings(Tls::implicit));

    CHECK(refused.outcome == Outcome::refused);
    CHECK(refused.why == "The mail server answered 550");
    CHECK(put_off.outcome == Outcome::try_again);
    CHECK(put_off.why == "The mail server answered 451");
}

TEST_CASE("where there is no server it is tried again") {
    auto settings = MailServer("plain").settings(Tls::none);

    const auto unreached = sent(settings);

    CHECK(unreached.outcome == Outcome::try_again);
    CHECK(unreached.why.starts_with("The mail server was not reached: "));
}
