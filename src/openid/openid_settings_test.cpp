#include "base/failure.hpp"
#include "openid/issuer_door.hpp"
#include "openid/openid_settings.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::openid;

namespace {

using Values = std::map<std::string, std::string, std::less<>>;
const std::string site = "https://dueregard.thornbury.example";

std::optional<OpenIdSettings> read(Values values) {
    values.try_emplace("DUEREGARD_OPENID_CLIENT", "dueregard");
    return read_openid_settings(Configuration(std::move(values)), site);
}

}  // namespace

TEST_CASE("a sign-in service is an issuer and a client; where to come back to is ours") {
    const auto settings = read(
        {{"DUEREGARD_OPENID_ISSUER", "https://login.example/staff"},
         {"DUEREGARD_OPENID_ROLES", "Equality team=equality_lead; CN=IT,DC=x=administrator;"}}
    );

    REQUIRE(settings);
    CHECK(settings->redirect_address == "https://dueregard.thornbury.example/sign-in/openid/return");
    CHECK(settings->groups_claim == "groups");
    REQUIRE(settings->roles.size() == 2);
    CHECK(settings->roles[1].group == "CN=IT,DC=x");
    CHECK(settings->roles[1].role == "administrator");
    CHECK(!read({}));
}

TEST_CASE("plain text goes to this machine only, and half a setting is refused") {
    CHECK_THROWS_AS((void)read({{"DUEREGARD_OPENID_ISSUER", "http://login.example"}}), BadRequest);
    CHECK_THROWS_AS((void)read({{"DUEREGARD_OPENID_ISSUER", "http://localhost.example"}}), BadRequest);
    CHECK_THROWS_AS((void)read({{"DUEREGARD_OPENID_ISSUER", "https://login.example?a=b"}}), BadRequest);
    CHECK(read({{"DUEREGARD_OPENID_ISSUER", "http://127.0.0.1:3000"}}));
    CHECK_THROWS_AS(
        (void)read({{"DUEREGARD_OPENID_ISSUER", "https://login.example"}, {"DUEREGARD_OPENID_ROLES", "a"}}),
        BadRequest
    );
    CHECK_THROWS_AS(
        (void)read_openid_settings(
            Configuration(Values{{"DUEREGARD_OPENID_ISSUER", "https://login.example"}}), site
        ),
        BadRequest
    );
}

TEST_CASE("only the issuer's own addresses are asked") {
    const IssuerDoor door("https://login.example/staff");

    CHECK(door.is_of_issuer("https://login.example/keys"));
    CHECK(!door.is_of_issuer("http://login.example/keys"));
    CHECK(!door.is_of_issuer("https://login.example:8443/keys"));
    CHECK(!door.is_of_issuer("https://login.example.evil.example/keys"));
    CHECK(!door.is_of_issuer("https://login.example@evil.example/keys"));
    CHECK(!door.is_of_issuer("file:///etc/passwd"));
    CHECK(!door.is_of_issuer(""));
    CHECK(!door.get("https://evil.example/keys"));
}
