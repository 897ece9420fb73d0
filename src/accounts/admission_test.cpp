#include "accounts/admission.hpp"
#include "accounts/migrations.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/service_area_store.hpp"
#include "accounts/session_store.hpp"
#include "base/failure.hpp"
#include "support/test_db.hpp"
#include "web/csrf.hpp"

#include <doctest/doctest.h>

#include <functional>

using namespace dueregard;
using namespace dueregard::accounts;
using dueregard::storage::Transaction;
using dueregard::test_support::TestDb;
using dueregard::web::Method;
using dueregard::web::Transport;

namespace {

constexpr std::int64_t minute = 60'000;

struct Council {
    Actor actor;
    PersonId person;
    ServiceAreaId people;
    ServiceAreaId children;
    ServiceAreaId place;
};

Council add_council(TestDb& test) {
    Council council;
    council.actor.name = "A test";
    test.db.write([&](Transaction& tx) {
        council.actor.organisation =
            add_organisation(tx, {.name = "Thornbury City Council", .short_name = "Thornbury"}, "A test");
        council.people = add_service_area(tx, council.actor, {.name = "People", .parent = std::nullopt});
        council.children =
            add_service_area(tx, council.actor, {.name = "Children", .parent = council.people});
        council.place = add_service_area(tx, council.actor, {.name = "Place", .parent = std::nullopt});
        council.person =
            add_person(tx, council.actor, {.name = "Amina Farrow", .email = "amina@example.com"});
    });
    return council;
}

/// A request with the cookie of a fresh session of theirs.
web::Request request_of(TestDb& test, const Council& council) {
    web::Request request;
    test.db.write([&](Transaction& tx) {
        request.cookies["session"] = start_session(
            tx, council.actor.organisation, council.person, {.address = "192.0.2.7", .name = "Firefox"}
        );
    });
    return request;
}

void give(TestDb& test, const Council& council, Role role, std::optional<ServiceAreaId> area = std::nullopt) {
    test.db.write([&](Transaction& tx) { give_role(tx, council.actor, council.person, role, area); });
}

Visit visit_by(const web::Request& request, TestDb& test) {
    return visit_of(request, test.db, test.clock, Transport::plain);
}

std::string location(const std::optional<web::Response>& response) {
    REQUIRE(response);
    CHECK(response->status == 303);
    return response->headers.front().second;
}

}  // namespace

TEST_CASE("a session's cookie makes a visit by its person") {
    TestDb test(migrations());
    const auto council = add_council(test);
    give(test, council, Role::equality_lead);
    const auto request = request_of(test, council);

    const auto visit = visit_by(request, test);

    CHECK(visit.organisation == council.actor.organisation);
    CHECK(visit.organisation_name == "Thornbury");
    REQUIRE(visit.visitor);
    CHECK(visit.visitor->person == council.person);
    CHECK(visit.visitor->roles == std::vector{Role::equality_lead});
    CHECK(visit.actor().name == "Amina Farrow");
    CHECK(visit.may(Permission::edit_plan));
    CHECK(!visit.may(Permission::manage_people));
    CHECK_THROWS_AS(visit.require(Permission::manage_people), Forbidden);
}

TEST_CASE("over TLS only the cookie that this very host set counts") {
    TestDb test(migrations());
    const auto council = add_council(test);
    auto request = request_of(test, council);

    CHECK(!visit_of(request, test.db, test.clock, Transport::tls).visitor);
    request.cookies["__Host-session"] = request.cookies["session"];

    CHECK(visit_of(request, test.db, test.clock, Transport::tls).visitor);
}

TEST_CASE("a stranger's visit has no person, and the organisation where there is only one") {
    TestDb test(migrations());
    const web::Request request;
    CHECK(visit_by(request, test).organisation_name.empty());
    add_council(test);

    const auto visit = visit_by(request, test);

    CHECK(!visit.visitor);
    CHECK(visit.organisation_name == "Thornbury");
    CHECK(visit.may(Permission::anyone));
    for (const auto permission : all_permissions()) {
        if (permission != Permission::anyone) CHECK(!visit.may(permission));
    }
}

TEST_CASE("somebody without a role has an account and nothing else") {
    TestDb test(migrations());
    const auto council = add_council(test);
    const auto request = request_of(test, council);

    const auto visit = visit_by(request, test);

    CHECK(visit.may(Permission::have_an_account));
    CHECK(!visit.may(Permission::read_plan));
    CHECK(!may_report(visit, council.person, std::nullopt));
}

TEST_CASE("being seen is written down once a minute") {
    TestDb test(migrations());
    const auto council = add_council(test);
    const auto request = request_of(test, council);
    const auto seen_at = [&] { return test.db.find("select seen_at from session")->instant(0); };
    const auto start = test.clock.now();

    test.clock.advance_milliseconds(minute - 1);
    CHECK(visit_by(request, test).visitor);
    CHECK(seen_at() == start);
    test.clock.advance_milliseconds(1);
    CHECK(visit_by(request, test).visitor);

    CHECK(seen_at() == test.clock.now());
}

TEST_CASE("a measure owner reports on what is their own") {
    TestDb test(migrations());
    const auto council = add_council(test);
    give(test, council, Role::measure_owner);
    const auto request = request_of(test, council);

    const auto visit = visit_by(request, test);

    CHECK(may_report(visit, council.person, council.place));
    CHECK(!may_report(visit, PersonId{9}, council.place));
    CHECK(!may_report(visit, std::nullopt, std::nullopt));
}

TEST_CASE("a service lead reports for their service area and those below, or for all") {
    TestDb test(migrations());
    const auto council = add_council(test);
    give(test, council, Role::service_lead, council.people);
    const auto request = request_of(test, council);

    const auto of_people = visit_by(request, test);
    CHECK(may_report(of_people, std::nullopt, council.people));
    CHECK(may_report(of_people, std::nullopt, council.children));
    CHECK(!may_report(of_people, std::nullopt, council.place));
    give(test, council, Role::service_lead);
    const auto of_all = visit_by(request, test);

    CHECK(may_report(of_all, std::nullopt, council.place));
    CHECK(of_all.visitor->service_areas.size() == 3);
    CHECK(of_all.visitor->roles.size() == 1);
}

TEST_CASE("an equality lead reports on anything") {
    TestDb test(migrations());
    const auto council = add_council(test);
    give(test, council, Role::equality_lead);
    const auto request = request_of(test, council);

    CHECK(may_report(visit_by(request, test), std::nullopt, std::nullopt));
}

TEST_CASE("who is not signed in is sent to sign in and back to where they were") {
    TestDb test(migrations());
    web::Request request;
    request.path = "/measures";
    request.query.add("status", "missed");
    const Route measures{.method = Method::get, .path = "/measures", .permission = Permission::read_plan};

    const auto answer = sent_elsewhere(visit_by(request, test), measures);

    CHECK(location(answer) == "/sign-in?return_to=%2Fmeasures%3Fstatus%3Dmissed");
}

TEST_CASE("a form sent after the session's end comes back to the page it stood on, of this site only") {
    TestDb test(migrations());
    const Route returns{
        .method = Method::post, .path = "/measures/{}/returns", .permission = Permission::report
    };
    web::Request request;
    request.method = Method::post;
    request.path = "/measures/1/returns";
    request.headers["host"] = "register.example";

    request.headers["referer"] = "https://register.example/measures/1/return";
    CHECK(
        location(sent_elsewhere(visit_by(request, test), returns))
        == "/sign-in?return_to=%2Fmeasures%2F1%2Freturn"
    );
    request.headers["referer"] = "https://evil.example/";
    CHECK(location(sent_elsewhere(visit_by(request, test), returns)) == "/sign-in");
    request.headers["referer"] = "https://register.example//evil.example/";
    CHECK(location(sent_elsewhere(visit_by(request, test), returns)) == "/sign-in");
}

TEST_CASE("a POST goes on with the token of its session, and with no other") {
    TestDb test(migrations());
    const auto council = add_council(test);
    give(test, council, Role::equality_lead);
    const Route measures{.method = Method::post, .path = "/measures", .permission = Permission::edit_plan};
    const auto answer_to = [&](const std::function<void(web::Request&, const std::string&)>& change) {
        auto request = request_of(test, council);
        request.method = Method::post;
        const auto token = visit_by(request, test).csrf_token;
        change(request, token);
        return sent_elsewhere(visit_by(request, test), measures);
    };

    CHECK(!answer_to([](web::Request& request, const std::string& token) {
        request.form.add("csrf_token", web::masked_token(token));
    }));
    CHECK_THROWS_AS(answer_to([](web::Request&, const std::string&) {}), Forbidden);
    CHECK_THROWS_AS(
        answer_to([](web::Request& request, const std::string&) {
            request.form.add("csrf_token", web::masked_token(web::fresh_token()));
        }),
        Forbidden
    );
    CHECK_THROWS_AS(
        answer_to([](web::Request& request, const std::string&) {
            request.form.add("csrf_token", request.cookies["session"]);
        }),
        Forbidden
    );
    CHECK_THROWS_AS(
        answer_to([](web::Request& request, const std::string& token) {
            request.form.add("csrf_token", web::masked_token(token));
            request.headers["sec-fetch-site"] = "cross-site";
        }),
        Forbidden
    );
}

TEST_CASE("the token of one person's session does not serve another's") {
    TestDb test(migrations());
    const auto council = add_council(test);
    give(test, council, Role::equality_lead);
    const Route measures{.method = Method::post, .path = "/measures", .permission = Permission::edit_plan};
    const auto first = request_of(test, council);
    auto second = request_of(test, council);
    second.method = Method::post;

    second.form.add("csrf_token", web::masked_token(visit_by(first, test).csrf_token));

    CHECK_THROWS_AS((void)sent_elsewhere(visit_by(second, test), measures), Forbidden);
}

TEST_CASE("the sign-in form without its token is shown again, whatever cookie came with it") {
    TestDb test(migrations());
    const Route sign_in{.method = Method::post, .path = "/sign-in", .permission = Permission::anyone};
    web::Request request;
    request.method = Method::post;
    request.path = "/sign-in";

    CHECK(location(sent_elsewhere(visit_by(request, test), sign_in)) == "/sign-in");
    for (const std::string cookie :
         {"", "short", "\xff\xfe", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
        request.cookies["visitor"] = cookie;
        CHECK(location(sent_elsewhere(visit_by(request, test), sign_in)) == "/sign-in");
    }
    request.form.add("csrf_token", web::masked_token(visit_by(request, test).csrf_token));

    CHECK(!sent_elsewhere(visit_by(request, test), sign_in));
}

TEST_CASE("an address that names no id is not found") {
    TestDb test(migrations());
    const web::Request request;
    auto visit = visit_by(request, test);

    visit.parameters = {"0000000000007", "not an id"};

    CHECK(visit.id<PersonId>() == PersonId{7});
    CHECK_THROWS_AS((void)visit.id<PersonId>(1), NotFound);
}
