#include "base/text.hpp"
#include "mail/message.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::mail;

namespace {

const Sender sender{.name = "Due Regard", .address = "no-reply@thornbury.example"};
constexpr Instant now{1'795'341'600'000};

}  // namespace

TEST_CASE("a mail says who, to whom, when and that a program wrote it") {
    const auto wire =
        wire_form({.to = "amina@example.com", .subject = "Set a password", .text = "Hello\n"}, sender, now);

    CHECK(wire.contains("From: Due Regard <no-reply@thornbury.example>\r\n"));
    CHECK(wire.contains("To: amina@example.com\r\n"));
    CHECK(wire.contains("Subject: Set a password\r\n"));
    CHECK(wire.contains("Date: Sun, 22 Nov 2026 10:00:00 +0000\r\n"));
    CHECK(wire.contains("Auto-Submitted: auto-generated\r\n"));
    CHECK(wire.contains("Message-Id: <"));
    CHECK(wire.contains("\r\n\r\nHello\r\n"));
}

TEST_CASE("a line break in a subject or an address makes no header") {
    const auto wire = wire_form(
        {.to = "a@example.com\r\nBcc: b@example.com",
         .subject = "One\r\nBcc: c@example.com\n\nTwo",
         .text = "Text\n"},
        sender,
        now
    );

    CHECK(!wire.contains("\nBcc:"));
    CHECK(wire.find("\r\n\r\n") == wire.find("\r\n\r\nText"));
}

TEST_CASE("words that are not ASCII arrive in seven bits") {
    const auto wire =
        wire_form({.to = "a@example.com", .subject = "Cyngor Môn", .text = "Môn\n"}, sender, now);

    CHECK(lower_ascii(wire).contains("charset=iso-8859-1"));
    CHECK(wire.contains("M=F4n"));
    CHECK(!wire.contains("\xC3"));
}
