#include "base/failure.hpp"
#include "mail/mail_settings.hpp"
#include "support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace dueregard;
using namespace dueregard::mail;

namespace {

using Values = std::map<std::string, std::string, std::less<>>;

Configuration with(Values more) {
    more.try_emplace("DUEREGARD_MAIL_HOST", "mail.example");
    more.try_emplace("DUEREGARD_MAIL_FROM", "Due Regard <no-reply@thornbury.example>");
    return Configuration(std::move(more));
}

}  // namespace

TEST_CASE("without a host there is no mail") {
    CHECK(!read_mail_settings(Configuration()));
}

TEST_CASE("a host and a sender are enough: STARTTLS on port 587") {
    const auto settings = read_mail_settings(with({}));

    REQUIRE(settings);
    CHECK(settings->tls == Tls::starttls);
    CHECK(settings->port == 587);
    CHECK(settings->from.name == "Due Regard");
    CHECK(settings->from.address == "no-reply@thornbury.example");
}

TEST_CASE("the port follows the encryption, unless it is said") {
    CHECK(read_mail_settings(with({{"DUEREGARD_MAIL_TLS", "implicit"}}))->port == 465);
    CHECK(read_mail_settings(with({{"DUEREGARD_MAIL_PORT", "2525"}}))->port == 2525);
}

TEST_CASE("the password comes from a file") {
    const support::TemporaryDirectory folder;
    const auto path = (folder.path() / "password").string();
    std::ofstream(path) << "a password\n";

    const auto settings =
        read_mail_settings(with({{"DUEREGARD_MAIL_USER", "thornbury"}, {"DUEREGARD_MAIL_PASSWORD_FILE", path}}
        ));

    CHECK(settings->user == "thornbury");
    CHECK(settings->password == "a password");
}

TEST_CASE("what cannot be meant is refused") {
    CHECK_THROWS_AS((void)read_mail_settings(with({{"DUEREGARD_MAIL_TLS", "perhaps"}})), BadRequest);
    CHECK_THROWS_AS((void)read_mail_settings(with({{"DUEREGARD_MAIL_TLS", "none"}})), BadRequest);
    CHECK_THROWS_AS((void)read_mail_settings(with({{"DUEREGARD_MAIL_PORT", "0"}})), BadRequest);
    CHECK_THROWS_AS((void)read_mail_settings(with({{"DUEREGARD_MAIL_PORT", "25x"}})), BadRequest);
    CHECK_THROWS_AS((void)read_mail_settings(with({{"DUEREGARD_MAIL_FROM", "Due Regard"}})), BadRequest);
    CHECK_THROWS_AS((void)read_mail_settings(with({{"DUEREGARD_MAIL_USER", "thornbury"}})), BadRequest);
    CHECK_THROWS_AS((void)read_mail_settings(with({{"DUEREGARD_MAIL_HOST", "a/b"}})), BadRequest);
}
