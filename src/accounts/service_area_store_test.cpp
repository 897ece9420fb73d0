// Service areas are renamed, moved and ended; what a service lead may do goes with the tree.

#include "accounts/admission.hpp"
#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/service_area_store.hpp"
#include "accounts/session_store.hpp"
#include "base/failure.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::TestDb;

namespace {

Actor actor_of_new_organisation(TestDb& test) {
    Actor actor{.organisation = {}, .person = std::nullopt, .name = "A test"};
    test.db.write([&](Transaction& tx) {
        actor.organisation =
            add_organisation(tx, {.name = "Thornbury City Council", .short_name = "Thornbury"}, "A test");
    });
    return actor;
}

ServiceAreaId
add(TestDb& test, const Actor& actor, const std::string& name, std::optional<ServiceAreaId> parent = {}) {
    ServiceAreaId id;
    test.db.write([&](Transaction& tx) { id = add_service_area(tx, actor, {.name = name, .parent = parent}); }
    );
    return id;
}

Saved change(TestDb& test, const Actor& actor, const ServiceArea& area) {
    Saved saved{};
    test.db.write([&](Transaction& tx) { saved = change_service_area(tx, actor, area); });
    return saved;
}

void end(TestDb& test, const Actor& actor, ServiceAreaId id, std::span<const ServiceAreaUse> uses = {}) {
    test.db.write([&](Transaction& tx) { end_service_area(tx, actor, id, uses, "merged"); });
}

}  // namespace

TEST_CASE("a service area is renamed and moved, and a stale change writes nothing") {
    TestDb test(migrations());
    const auto actor = actor_of_new_organisation(test);
    const auto people = add(test, actor, "People");
    const auto housing = add(test, actor, "Housing");
    const auto before = find_service_area(test, actor.organisation, housing);
    auto moved = before;
    moved.name = "Homes";
    moved.parent = people;

    CHECK(change(test, actor, moved) == Saved::kept);
    CHECK(change(test, actor, before) == Saved::stale);

    const auto after = find_service_area(test, actor.organisation, housing);
    CHECK(after.name == "Homes");
    CHECK(after.parent == people);
    CHECK(after.version == 2);
    const auto history = history_of(test, actor.organisation, "service_area", housing.value);
    CHECK(history.front().verb == "move");
    CHECK(history.front().before == R"({"name":"Housing","parent":null})");
    CHECK(history.front().after == R"({"name":"Homes","parent":")" + address(people) + R"("})");
    CHECK(history.size() == 2);
}

TEST_CASE("no circle is stored, whatever a form was shown") {
    TestDb test(migrations());
    const auto actor = actor_of_new_organisation(test);
    const auto people = add(test, actor, "People");
    const auto children = add(test, actor, "Children", people);
    auto top = find_service_area(test, actor.organisation, people);
    top.parent = children;

    CHECK_THROWS_AS(change(test, actor, top), Conflict);
    CHECK(find_service_area(test, actor.organisation, people).parent == std::nullopt);
}

TEST_CASE("what a service lead answers for goes with an area that is moved") {
    TestDb test(migrations());
    const auto actor = actor_of_new_organisation(test);
    const auto people = add(test, actor, "People");
    const auto place = add(test, actor, "Place");
    const auto parks = add(test, actor, "Parks", place);
    const auto play = add(test, actor, "Play areas", parks);
    std::string token;
    test.db.write([&](Transaction& tx) {
        const auto lead = add_person(tx, actor, {.name = "Lee Marsh", .email = "lee@example.com"});
        give_role(tx, actor, lead, Role::service_lead, people);
        token = start_session(tx, actor.organisation, lead, {.address = "192.0.2.1", .name = "Firefox"});
    });
    web::Request request;
    request.cookies["session"] = token;
    const auto led = [&] {
        return visit_of(request, test.db, test.clock, web::Transport::plain).visitor.value().service_areas;
    };
    REQUIRE(led() == std::vector<ServiceAreaId>{people});
    auto moved = find_service_area(test, actor.organisation, parks);
    moved.parent = people;

    CHECK(change(test, actor, moved) == Saved::kept);

    CHECK(led() == std::vector<ServiceAreaId>{people, parks, play});
}

TEST_CASE("a service area ends once nothing uses it, and stays for what was said of it") {
    TestDb test(migrations());
    const auto actor = actor_of_new_organisation(test);
    const auto people = add(test, actor, "People");
    const auto children = add(test, actor, "Children", people);
    RoleGrantId grant;
    test.db.write([&](Transaction& tx) {
        const auto lead = add_person(tx, actor, {.name = "Lee Marsh", .email = "lee@example.com"});
        grant = give_role(tx, actor, lead, Role::service_lead, people);
    });
    const auto uses = [&] {
        return uses_of_service_area(test, actor.organisation, people, {}, test.clock.now());
    };

    CHECK(uses() == std::vector<std::string>{"1 service area below it", "1 person with a role in it"});
    CHECK_THROWS_AS(end(test, actor, people), Conflict);
    end(test, actor, children);
    test.db.write([&](Transaction& tx) { end_role(tx, actor, grant, ""); });
    CHECK(uses().empty());
    end(test, actor, people);

    CHECK(find_service_area(test, actor.organisation, people).ended_at == test.clock.now());
    CHECK(service_area_called(test, actor.organisation, "People") == std::nullopt);
    CHECK_THROWS_AS(end(test, actor, people), Conflict);
    CHECK_THROWS_AS(change(test, actor, find_service_area(test, actor.organisation, people)), Conflict);
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) {
            const auto lead = person_with_email(tx, actor.organisation, "lee@example.com")->id;
            give_role(tx, actor, lead, Role::analyst, people);
        }),
        Conflict
    );
    CHECK(add(test, actor, "People") != people);
    CHECK(first_broken_link(test, actor.organisation) == std::nullopt);
}

TEST_CASE("what another part keeps in a service area holds it") {
    TestDb test(migrations());
    const auto actor = actor_of_new_organisation(test);
    const auto people = add(test, actor, "People");
    const std::vector<ServiceAreaUse> uses{
        {.heading = "Ponds",
         .one = "1 pond",
         .many = "ponds",
         .count = [](storage::Db& db, OrganisationId organisation) -> ServiceAreaCounts {
             return {{list_service_areas(db, organisation).front().id, 4000}};
         }}
    };

    CHECK(
        uses_of_service_area(test, actor.organisation, people, uses, test.clock.now())
        == std::vector<std::string>{"4,000 ponds"}
    );
    CHECK_THROWS_AS(end(test, actor, people, uses), Conflict);
}
