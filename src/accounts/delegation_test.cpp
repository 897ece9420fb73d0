// Somebody is away, another stands in: who may name whom, what passes, when it ends.

#include "accounts/delegation_store.hpp"
#include "accounts/letter_store.hpp"
#include "accounts/migrations.hpp"
#include "accounts/secret.hpp"
#include "base/failure.hpp"
#include "support/browsing.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;
using namespace std::chrono;
using dueregard::storage::Transaction;
using dueregard::test_support::a_council;
using dueregard::test_support::Browsing;
using dueregard::test_support::Council;
using dueregard::test_support::header;
using dueregard::test_support::TestDb;

namespace {

constexpr auto password = "a long enough password";
constexpr std::int64_t day_milliseconds = 24LL * 60 * 60 * 1000;

/// From today, for so many days.
NewDelegation for_days(const TestDb& test, const Acting& absent, const Acting& stand_in, int days) {
    return {
        .absent = *absent.actor.person,
        .stand_in = *stand_in.actor.person,
        .first_day = test.clock.today(),
        .last_day = add_days(test.clock.today(), days - 1)
    };
}

DelegationId add(TestDb& test, const Acting& acting, const NewDelegation& delegation) {
    DelegationId id;
    test.db.write([&](Transaction& tx) { id = add_delegation(tx, acting, delegation); });
    return id;
}

std::vector<Absent> absent_for(TestDb& test, const Acting& stand_in) {
    return absent_of(test, stand_in.actor.organisation, *stand_in.actor.person, test.clock.now());
}

/// The administrator, whom Browsing signs in.
Acting add_amina(TestDb& test, OrganisationId organisation, Role role) {
    Acting amina{.actor = {.organisation = organisation, .name = "Amina Farrow"}, .roles = {role}};
    const Actor installation{.organisation = organisation, .name = "installation"};
    const auto hash = password_hash(password);
    test.db.write([&](Transaction& tx) {
        const auto id = add_person(tx, installation, {.name = "Amina Farrow", .email = "amina@example.com"});
        give_role(tx, installation, id, role);
        set_password(tx, installation, id, hash);
        amina.actor.person = id;
    });
    return amina;
}

}  // namespace

TEST_CASE("a delegation passes what the absent may report and agree, and ends by itself") {
    TestDb test(migrations());
    const auto council = a_council(test);
    test.db.write([&](Transaction& tx) {
        give_role(tx, council.lead.actor, *council.ana.actor.person, Role::service_lead, council.housing);
        give_role(tx, council.lead.actor, *council.ana.actor.person, Role::administrator);
    });

    add(test, council.ana, for_days(test, council.ana, council.ben, 2));

    const auto now = absent_for(test, council.ben);
    REQUIRE(now.size() == 1);
    CHECK(now.front().name == "Ana");
    CHECK(now.front().roles == std::vector{Role::measure_owner, Role::service_lead});
    CHECK(now.front().service_areas == std::vector{council.housing});
    test.clock.set({test.clock.now().milliseconds + 2 * day_milliseconds});
    CHECK(absent_for(test, council.ben).empty());
    CHECK(delegations_of(test, council.organisation, *council.ana.actor.person, test.clock.now()).empty());
}

TEST_CASE("a delegation begins on its first day, and its term is told by days") {
    TestDb test(migrations());
    const auto council = a_council(test);
    auto delegation = for_days(test, council.ana, council.ben, 2);
    delegation.first_day = delegation.last_day;

    add(test, council.ana, delegation);

    CHECK(absent_for(test, council.ben).empty());
    const auto told = delegations_of(test, council.organisation, *council.ben.actor.person, test.clock.now());
    REQUIRE(told.size() == 1);
    CHECK(term_of(told.front()) == "from 23 November 2026 to 23 November 2026");
}

TEST_CASE("a delegation does not chain") {
    TestDb test(migrations());
    const auto council = a_council(test);

    add(test, council.lead, for_days(test, council.lead, council.ana, 2));
    add(test, council.ana, for_days(test, council.ana, council.ben, 2));

    const auto for_ben = absent_for(test, council.ben);
    REQUIRE(for_ben.size() == 1);
    CHECK(for_ben.front().roles == std::vector{Role::measure_owner});
}

TEST_CASE("either ends a delegation, nobody else does, and each act is told") {
    TestDb test(migrations());
    const auto council = a_council(test);
    const auto id = add(test, council.ana, for_days(test, council.ana, council.ben, 9));
    const auto end = [&](const Acting& acting) {
        test.db.write([&](Transaction& tx) { end_delegation(tx, acting, id); });
    };

    CHECK_THROWS_AS(end(council.housing_lead), Forbidden);
    end(council.ben);

    CHECK(absent_for(test, council.ben).empty());
    CHECK_THROWS_AS(end(council.ana), NotFound);
    const auto history = history_of(test, council.organisation, "delegation", id.value);
    REQUIRE(history.size() == 2);
    CHECK(history[0].verb == "end");
    CHECK(history[0].person_name == "Ben");
    CHECK(history[1].after.contains(address(*council.ben.actor.person)));
    const auto letters = due_letters(test, test.clock.now(), 9);
    REQUIRE(letters.size() == 1);
    CHECK(letters.front().letter.kind == "stand_in");
    CHECK(letters.front().letter.person == *council.ben.actor.person);
}

TEST_CASE("nobody names another's stand-in but who manages people, and none of another organisation") {
    TestDb test(migrations());
    const auto council = a_council(test);
    const auto other = a_council(test, "Ashby District Council");
    const auto amina = add_amina(test, council.organisation, Role::administrator);

    CHECK_THROWS_AS(add(test, council.ben, for_days(test, council.ana, council.ben, 2)), Forbidden);
    CHECK_THROWS_AS(add(test, council.ana, for_days(test, council.ana, other.ben, 2)), NotFound);
    CHECK_THROWS_AS(add(test, council.ana, for_days(test, council.ana, council.ana, 2)), Conflict);
    CHECK_THROWS_AS(add(test, council.ana, for_days(test, council.ana, council.ben, 0)), Conflict);
    add(test, amina, for_days(test, council.ana, council.ben, 2));

    CHECK(absent_for(test, council.ben).size() == 1);
}

TEST_CASE("whoever leaves neither stands in nor passes anything on") {
    TestDb test(migrations());
    const auto council = a_council(test);
    add(test, council.ana, for_days(test, council.ana, council.ben, 2));

    test.db.write([&](Transaction& tx) {
        record_leaving(tx, council.lead.actor, *council.ana.actor.person, "moved");
    });

    CHECK(absent_for(test, council.ben).empty());
    CHECK_THROWS_AS(add(test, council.ben, for_days(test, council.ben, council.ana, 2)), Conflict);
}

TEST_CASE("an administrator names a stand-in on a person's page and ends it") {
    TestDb test(migrations());
    const auto council = a_council(test);
    (void)add_amina(test, council.organisation, Role::administrator);
    const auto path = "/people/" + address(*council.ana.actor.person);
    Browsing browser(test);
    (void)browser.sign_in(password);
    (void)browser.get(path + "/delegations");

    const auto wrong = browser.post(
        path + "/delegations",
        {{"stand_in", ""}, {"from-day", "31"}, {"from-month", "2"}, {"from-year", "2026"}}
    );
    CHECK(wrong.status == 422);
    CHECK(wrong.body.contains("Choose who stands in"));
    CHECK(wrong.body.contains("Enter a real date, such as 27 3 2027"));
    CHECK(
        browser
            .post(
                path + "/delegations",
                {{"stand_in", address(*council.ben.actor.person)},
                 {"from-day", "22"},
                 {"from-month", "11"},
                 {"from-year", "2026"},
                 {"until-day", "30"},
                 {"until-month", "11"},
                 {"until-year", "2026"}}
            )
            .status
        == 303
    );

    CHECK(browser.get(path).body.contains("from 22 November 2026 to 30 November 2026, now"));
    const auto id =
        delegations_of(test, council.organisation, *council.ben.actor.person, test.clock.now()).front().id;
    const auto ended = browser.post("/delegations/" + address(id) + "/ending");
    CHECK(header(ended, "Location") == path + "/delegations?done=ended");
}

TEST_CASE("whoever has no returns to give names nobody, and sees who they stand in for") {
    TestDb test(migrations());
    const auto council = a_council(test);
    const auto amina = add_amina(test, council.organisation, Role::scrutiny);
    add(test, council.ana, for_days(test, council.ana, amina, 3));
    Browsing browser(test);
    (void)browser.sign_in(password);

    const auto page = browser.get("/account/delegations");

    CHECK(page.body.contains("Ana"));
    CHECK(browser.get("/account").body.contains("Who stands in for whom"));
    CHECK_FALSE(page.body.contains("Name this person"));
    CHECK_THROWS_AS(browser.post("/account/delegations"), Forbidden);
}
