#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/session_store.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::TestDb;

namespace {

constexpr std::int64_t minute = 60'000;

struct SignedIn {
    Actor actor;
    PersonId person;
    std::string token;
};

SignedIn sign_somebody_in(TestDb& test) {
    SignedIn result;
    test.db.write([&](Transaction& tx) {
        result.actor.organisation =
            add_organisation(tx, {.name = "Thornbury City Council", .short_name = "Thornbury"}, "A test");
        result.actor.name = "A test";
        result.person = add_person(tx, result.actor, {.name = "Amina Farrow", .email = "amina@example.com"});
        give_role(tx, result.actor, result.person, Role::equality_lead);
        give_role(tx, result.actor, result.person, Role::measure_owner);
        result.token = start_session(
            tx, result.actor.organisation, result.person, {.address = "192.0.2.7", .name = "Firefox"}
        );
    });
    return result;
}

}  // namespace

TEST_CASE("a session is found by its token with its person, organisation and roles") {
    TestDb test(migrations());
    const auto signed_in = sign_somebody_in(test);

    const auto live = find_session(test, signed_in.token, test.clock.now());

    REQUIRE(live);
    CHECK(live->organisation == signed_in.actor.organisation);
    CHECK(live->organisation_name == "Thornbury");
    CHECK(live->person_name == "Amina Farrow");
    REQUIRE(live->roles.size() == 2);
    CHECK(live->roles[0].role == Role::equality_lead);
    CHECK(live->roles[1].role == Role::measure_owner);
    CHECK(!find_session(test, "another token", test.clock.now()));
    CHECK(!find_session(test, token_hash(signed_in.token), test.clock.now()));
}

TEST_CASE("a session ends after an hour in which nothing was asked") {
    TestDb test(migrations());
    const auto signed_in = sign_somebody_in(test);

    test.clock.advance_milliseconds(60 * minute - 1);
    const auto live = find_session(test, signed_in.token, test.clock.now());
    REQUIRE(live);
    test.db.write([&](Transaction& tx) { touch_session(tx, live->organisation, live->session.id); });
    test.clock.advance_milliseconds(60 * minute - 1);
    CHECK(find_session(test, signed_in.token, test.clock.now()));
    test.clock.advance_milliseconds(1);

    CHECK(!find_session(test, signed_in.token, test.clock.now()));
}

TEST_CASE("a session ends after twelve hours, however busy") {
    TestDb test(migrations());
    const auto signed_in = sign_somebody_in(test);

    for (int i = 0; i < 12 * 2 - 1; ++i) {
        test.clock.advance_milliseconds(30 * minute);
        const auto live = find_session(test, signed_in.token, test.clock.now());
        REQUIRE(live);
        test.db.write([&](Transaction& tx) { touch_session(tx, live->organisation, live->session.id); });
    }
    test.clock.advance_milliseconds(30 * minute);

    CHECK(!find_session(test, signed_in.token, test.clock.now()));
}

TEST_CASE("a clock put back by an hour ends no session, and lives are counted from there") {
    TestDb test(migrations());
    const auto signed_in = sign_somebody_in(test);

    test.clock.advance_milliseconds(-60 * minute);
    const auto live = find_session(test, signed_in.token, test.clock.now());
    REQUIRE(live);
    test.db.write([&](Transaction& tx) { touch_session(tx, live->organisation, live->session.id); });
    const auto counted = find_session(test, signed_in.token, test.clock.now());
    REQUIRE(counted);

    CHECK(counted->session.seen_at == test.clock.now());
    CHECK(counted->session.started_at == test.clock.now());
    test.clock.advance_milliseconds(60 * minute);
    CHECK(!find_session(test, signed_in.token, test.clock.now()));
}

TEST_CASE("a session of a clock that was far ahead is over, and goes with the next that begins") {
    TestDb test(migrations());
    const auto signed_in = sign_somebody_in(test);

    test.clock.advance_milliseconds(-60 * minute - 1);

    CHECK(!find_session(test, signed_in.token, test.clock.now()));
    test.db.write([&](Transaction& tx) {
        (void)start_session(tx, signed_in.actor.organisation, signed_in.person, {.address = "", .name = ""});
    });
    CHECK(test.db.find("select count(*) from session")->integer(0) == 1);
}

TEST_CASE("sessions end by themselves, by one's own wish, by a new password and by leaving") {
    TestDb test(migrations());
    const auto signed_in = sign_somebody_in(test);
    const auto organisation = signed_in.actor.organisation;
    const auto start = [&] {
        std::string token;
        test.db.write([&](Transaction& tx) { token = start_session(tx, organisation, signed_in.person, {}); }
        );
        return token;
    };
    const auto holds = [&](const std::string& token) {
        return find_session(test, token, test.clock.now()).has_value();
    };

    const auto second = start();
    CHECK(sessions_of(test, organisation, signed_in.person, test.clock.now()).size() == 2);
    const auto second_id = find_session(test, second, test.clock.now())->session.id;
    test.db.write([&](Transaction& tx) { end_session(tx, organisation, {99}, second_id); });
    CHECK(holds(second));
    test.db.write([&](Transaction& tx) { end_session(tx, organisation, signed_in.person, second_id); });
    CHECK(!holds(second));
    CHECK(holds(signed_in.token));
    test.db.write([&](Transaction& tx) { set_password(tx, signed_in.actor, signed_in.person, "a hash"); });
    CHECK(!holds(signed_in.token));
    const auto third = start();
    CHECK(holds(third));
    test.db.write([&](Transaction& tx) { record_leaving(tx, signed_in.actor, signed_in.person, ""); });
    CHECK(!holds(third));
}

TEST_CASE("what a browser says of itself is cut and made printable") {
    TestDb test(migrations());
    const auto signed_in = sign_somebody_in(test);
    test.db.write([&](Transaction& tx) {
        (void)start_session(
            tx,
            signed_in.actor.organisation,
            signed_in.person,
            {.address = "192.0.2.7", .name = "\xff\n<b>" + std::string(500, 'x')}
        );
    });

    const auto sessions = sessions_of(test, signed_in.actor.organisation, signed_in.person, test.clock.now());

    CHECK(
        sessions.front().browser
        == "?"
           "?<b>"
               + std::string(195, 'x')
    );
}

TEST_CASE("a role counts within its term, and a minute after its end it is gone") {
    TestDb test(migrations());
    const auto signed_in = sign_somebody_in(test);
    const auto start = test.clock.now();
    const Term term{
        .from = Instant{start.milliseconds + 10 * minute}, .until = Instant{start.milliseconds + 20 * minute}
    };
    test.db.write([&](Transaction& tx) {
        give_role(tx, signed_in.actor, signed_in.person, {.role = Role::analyst, .term = term});
    });
    const auto has_it_after = [&](std::int64_t minutes) {
        const Instant moment{start.milliseconds + minutes * minute};
        const auto live = find_session(test, signed_in.token, moment);
        REQUIRE(live);
        return std::ranges::find(live->roles, Role::analyst, &RoleGrant::role) != live->roles.end();
    };

    CHECK(!has_it_after(9));
    CHECK(has_it_after(10));
    CHECK(has_it_after(19));
    CHECK(!has_it_after(20));
    CHECK(!has_it_after(21));
}
