#include "accounts/person.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;

TEST_CASE("a person has a name and an address, tidied") {
    const auto person = read_person("  Amina   Farrow ", " A.Farrow@Thornbury.example ");

    REQUIRE(person);
    CHECK(person->name == "Amina Farrow");
    CHECK(person->email == "A.Farrow@Thornbury.example");
    CHECK(email_key(person->email) == "a.farrow@thornbury.example");
}

TEST_CASE("all that is wrong with a person is told at once") {
    const auto person = read_person(" ", "nobody");

    REQUIRE(!person);
    CHECK(
        person.error()
        == Faults{
            {"name", "Enter the person’s name."},
            {"email", "Enter an email address in the correct format, like name@example.com."},
        }
    );
    CHECK(!read_person(std::string(201, 'x'), "a@b.example"));
    CHECK(read_person(std::string(200, 'x'), "a@b.example"));
}

TEST_CASE("an e-mail address has the shape of one") {
    for (const auto* const good : {"a@b.example", "first.last+tag@sub.council.gov.uk", "o'neil@x.example"}) {
        CAPTURE(good);
        CHECK(is_email(good));
    }
    for (const auto* const bad :
         {"",
          "a",
          "@b.example",
          "a@",
          "a@b",
          "a@b@c.example",
          "a b@c.example",
          "a@-b.example",
          "a@b..example",
          "<a@b.example>",
          "a@b.example\n",
          "a@b.example,c@d.example"}) {
        CAPTURE(bad);
        CHECK(!is_email(bad));
    }
}

TEST_CASE("a password has twelve characters or more, whatever their bytes") {
    CHECK(fault_of_password("elevenchars") == "The password must be 12 characters or more");
    CHECK(fault_of_password("twelve chars") == std::nullopt);
    CHECK(fault_of_password("éàüößñçøåæêî") == std::nullopt);
    CHECK(fault_of_password("éééééé") == "The password must be 12 characters or more");
    CHECK(fault_of_password(std::string(1025, 'x')) == "The password must be 1,024 bytes or fewer");
    CHECK(fault_of_password("not utf-8 \xff\xff\xff") == "The password must be text in UTF-8");
}

TEST_CASE("a role is told with its place and its days") {
    using namespace std::chrono;
    RoleGrant grant{.role = Role::service_lead};

    CHECK(text_of(grant, "") == "Service lead");
    grant.term.from = british_midnight(2026y / July / 1);
    grant.term.until = british_midnight(2026y / August / 1);
    CHECK(text_of(grant, "Housing") == "Service lead: Housing, from 1 July 2026, to 31 July 2026");
}

TEST_CASE("a person may what a role of theirs allows now, unless they left or come for one challenge") {
    const Instant monday{1'000'000};
    const auto may_edit = [&](RoleGrant grant, std::optional<Instant> left_at = {}) {
        const Person person{
            .id = {}, .name = "Amina Farrow", .email = "", .left_at = left_at, .roles = {std::move(grant)}
        };
        return may_at(person, Permission::edit_frameworks, monday);
    };

    CHECK(may_edit({.role = Role::equality_lead}));
    CHECK(!may_edit({.role = Role::measure_owner}));
    CHECK(!may_edit({.role = Role::equality_lead}, monday));
    CHECK(!may_edit({.role = Role::equality_lead, .term = {.until = monday}}));
    CHECK(may_edit({.role = Role::equality_lead, .term = {.from = monday}}));
    CHECK(!may_edit({.role = Role::equality_lead, .challenge = ChallengeId{7}}));
}
