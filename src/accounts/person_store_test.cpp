#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/service_area_store.hpp"
#include "base/failure.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::TestDb;

namespace {

Actor actor_of_new_organisation(TestDb& test, std::string name) {
    Actor actor{.organisation = {}, .person = std::nullopt, .name = "The command line"};
    test.db.write([&](Transaction& tx) {
        actor.organisation = add_organisation(tx, {.name = name, .short_name = ""}, actor.name);
    });
    return actor;
}

PersonId add(TestDb& test, const Actor& actor, std::string name, std::string email) {
    PersonId id;
    test.db.write([&](Transaction& tx) { id = add_person(tx, actor, {.name = name, .email = email}); });
    return id;
}

}  // namespace

TEST_CASE("a person is found by their address in any case, in their organisation only") {
    TestDb test(migrations());
    const auto thornbury = actor_of_new_organisation(test, "Thornbury City Council");
    const auto ashcombe = actor_of_new_organisation(test, "Ashcombe Borough Council");

    const auto id = add(test, thornbury, "Amina Farrow", "A.Farrow@thornbury.example");

    CHECK(person_with_email(test, thornbury.organisation, "a.farrow@THORNBURY.example")->id == id);
    CHECK(!person_with_email(test, ashcombe.organisation, "a.farrow@thornbury.example"));
    CHECK(!find_person(test, ashcombe.organisation, id));
    CHECK(find_person(test, thornbury.organisation, id)->email == "A.Farrow@thornbury.example");
}

TEST_CASE("one address is one person in an organisation, and may be another's in another") {
    TestDb test(migrations());
    const auto thornbury = actor_of_new_organisation(test, "Thornbury City Council");
    const auto ashcombe = actor_of_new_organisation(test, "Ashcombe Borough Council");
    add(test, thornbury, "Amina Farrow", "amina@example.com");

    CHECK_THROWS_AS(add(test, thornbury, "Another Amina", "AMINA@example.com"), Conflict);
    add(test, ashcombe, "Amina Farrow", "amina@example.com");

    CHECK(list_people(test, thornbury.organisation).size() == 1);
    CHECK(list_people(test, ashcombe.organisation).size() == 1);
}

TEST_CASE("a role is given once, holds until it is ended, and its end is kept") {
    TestDb test(migrations());
    const auto actor = actor_of_new_organisation(test, "Thornbury City Council");
    const auto person = add(test, actor, "Amina Farrow", "amina@example.com");
    RoleGrantId lead;

    test.db.write([&](Transaction& tx) {
        lead = give_role(tx, actor, person, Role::equality_lead);
        CHECK(give_role(tx, actor, person, Role::equality_lead) == lead);
        give_role(tx, actor, person, Role::measure_owner);
    });
    test.db.write([&](Transaction& tx) { end_role(tx, actor, lead, "Moved to another post."); });

    const auto roles = find_person(test, actor.organisation, person)->roles;
    REQUIRE(roles.size() == 1);
    CHECK(roles[0].role == Role::measure_owner);
    CHECK_THROWS_AS(test.db.write([&](Transaction& tx) { end_role(tx, actor, lead, ""); }), Conflict);
    CHECK_THROWS_AS(test.db.write([&](Transaction& tx) { end_role(tx, actor, {99}, ""); }), NotFound);
    const auto entries = history_of(test, actor.organisation, "role_grant", lead.value);
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].verb == "end");
    CHECK(entries[0].why == "Moved to another post.");
}

TEST_CASE("a role for a service area of another organisation cannot be given") {
    TestDb test(migrations());
    const auto thornbury = actor_of_new_organisation(test, "Thornbury City Council");
    const auto ashcombe = actor_of_new_organisation(test, "Ashcombe Borough Council");
    const auto person = add(test, thornbury, "Amina Farrow", "amina@example.com");
    ServiceAreaId parks;
    test.db.write([&](Transaction& tx) {
        parks = add_service_area(tx, ashcombe, {.name = "Parks", .parent = std::nullopt});
    });

    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) { give_role(tx, thornbury, person, Role::service_lead, parks); }),
        Conflict
    );
}

TEST_CASE("who leaves keeps their place in the list, with when and why in the history") {
    TestDb test(migrations());
    const auto actor = actor_of_new_organisation(test, "Thornbury City Council");
    const auto person = add(test, actor, "Amina Farrow", "amina@example.com");

    test.db.write([&](Transaction& tx) { record_leaving(tx, actor, person, "Left the council."); });

    CHECK(list_people(test, actor.organisation).front().left_at == test.clock.now());
    CHECK(history_of(test, actor.organisation, "person", person.value).front().why == "Left the council.");
    CHECK_THROWS_AS(test.db.write([&](Transaction& tx) { record_leaving(tx, actor, person, ""); }), Conflict);
}

TEST_CASE("an organisation is found by its name, short name or id") {
    TestDb test(migrations());
    CHECK(!only_organisation(test));
    OrganisationId id;
    test.db.write([&](Transaction& tx) {
        id = add_organisation(tx, {.name = "Thornbury City Council", .short_name = "Thornbury"}, "A test");
    });

    CHECK(organisation_called(test, "thornbury")->id == id);
    CHECK(organisation_called(test, " Thornbury  City Council ")->id == id);
    CHECK(organisation_called(test, address(id))->id == id);
    CHECK(!organisation_called(test, "Ashcombe"));
    CHECK(only_organisation(test)->short_name == "Thornbury");
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) {
            add_organisation(tx, {.name = "THORNBURY CITY COUNCIL", .short_name = "T"}, "A test");
        }),
        Conflict
    );
}
