// The pages of challenges as a browser gets them, on a real database and without a server between.

#include "accounts/migrations.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/session_store.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/challenge_team_store.hpp"
#include "assessment/migrations.hpp"
#include "assessment/routes.hpp"
#include "assessment/timetable_store.hpp"
#include "base/failure.hpp"
#include "evidence/migrations.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>

namespace dueregard::assessment {

using namespace std::chrono;
using storage::Transaction;
using test_support::a_council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

Visitor visitor(TestDb& test, const accounts::Acting& acting) {
    return {test, acting, {routes().begin(), routes().end()}};
}

ChallengeId add(TestDb& test, const accounts::Acting& acting, const std::string& title) {
    ChallengeId id;
    test.db.write([&](Transaction& tx) {
        id = add_challenge(
            tx,
            acting,
            {.id = {},
             .title = title,
             .reviewer = "Association of Councils",
             .sought = "",
             .from = Date{2026y / December / 1},
             .until = Date{2026y / December / 3}}
        );
    });
    return id;
}

std::string path_in(const web::Response& response) {
    const auto to = location(response);
    return to.substr(0, to.find('?'));
}

}  // namespace

TEST_CASE("a challenge is added, changed and moved on, and its history tells all three") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    auto lead = visitor(test, council.lead);

    const auto empty = lead.post("/challenges", {{"title", ""}});
    const auto path = path_in(lead.post(
        "/challenges",
        {{"title", "Peer challenge <2026>"},
         {"from-day", "1"},
         {"from-month", "12"},
         {"from-year", "2026"},
         {"until-day", "3"},
         {"until-month", "12"},
         {"until-year", "2026"}}
    ));
    const auto changed = lead.post(
        path,
        {{"version", "1"},
         {"title", "Peer challenge 2026"},
         {"sought", "Achieving"},
         {"from-day", "1"},
         {"from-month", "12"},
         {"from-year", "2026"},
         {"until-day", "3"},
         {"until-month", "12"},
         {"until-year", "2026"}}
    );
    const auto stale = lead.post(
        path,
        {{"version", "1"},
         {"title", "Another name"},
         {"from-day", "1"},
         {"from-month", "12"},
         {"from-year", "2026"},
         {"until-day", "3"},
         {"until-month", "12"},
         {"until-year", "2026"}}
    );
    const auto moved = lead.post(path + "/stages", {{"stage", "on_site"}});
    const auto page = lead.get(path).body;
    const auto history = lead.get(path + "/history").body;

    CHECK(empty.status == 422);
    CHECK(empty.body.contains("Enter what the challenge is called"));
    CHECK(location(changed) == path + "?done=changed");
    CHECK(stale.status == 409);
    CHECK(stale.body.contains("Another name"));
    CHECK(location(moved) == path + "?done=stage");
    CHECK(page.contains("Peer challenge 2026"));
    CHECK(page.contains("1 December 2026 to 3 December 2026"));
    CHECK(page.contains("On site"));
    CHECK(history.contains("<del>Peer challenge &lt;2026&gt;</del> <ins>Peer challenge 2026</ins>"));
    CHECK(history.contains("Challenge: Move"));
    CHECK_THROWS_AS((void)lead.post(path + "/stages", {{"stage", "scoped"}}), BadRequest);
    CHECK_THROWS_AS((void)lead.post(path + "/stages", {{"stage", "closed"}}), Conflict);
}

TEST_CASE("a peer is invited to one challenge: an account, a role that ends, and nothing of the others") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto mine = add(test, council.lead, "Peer challenge 2026");
    const auto other = add(test, council.lead, "Audit 2026");
    auto lead = visitor(test, council.lead);
    const auto path = "/challenges/" + address(mine);

    const auto without_end =
        lead.post(path + "/team", {{"name", "Rhys Ash"}, {"email", "rhys@far.example"}, {"last-day", ""}});
    const auto of_the_council = lead.post(
        path + "/team",
        {{"name", "Ana"},
         {"email", "Ana@council.example"},
         {"last-day", "31"},
         {"last-month", "1"},
         {"last-year", "2027"}}
    );
    const auto invited = lead.post(
        path + "/team",
        {{"name", "Rhys Ash"},
         {"member_role", "Lead peer"},
         {"from_organisation", "Farford District Council"},
         {"email", "rhys@far.example"},
         {"last-day", "31"},
         {"last-month", "1"},
         {"last-year", "2027"}}
    );
    const auto named = lead.post(path + "/team", {{"name", "Mo Lund"}, {"member_role", "Officer"}});
    const auto page = lead.get(path).body;

    CHECK(without_end.body.contains("Enter the last day on which they may see the challenge"));
    CHECK(of_the_council.body.contains("a peer comes from another one"));
    CHECK(location(invited) == path + "?done=peer");
    CHECK(location(named) == path + "?done=member");
    CHECK(page.contains("Farford District Council"));
    CHECK(page.contains("To 31 January 2027, has set no password yet"));

    const auto person = accounts::person_with_email(test, council.organisation, "rhys@far.example");
    REQUIRE(person);
    REQUIRE(person->roles.size() == 1);
    CHECK(person->roles.front().challenge == mine);
    CHECK(person->roles.front().role == accounts::Role::peer);
    const accounts::Acting acting{
        .actor = {.organisation = council.organisation, .person = person->id, .name = "Rhys Ash"},
        .roles = {accounts::Role::peer},
        .service_areas = {},
        .challenges = {mine}
    };
    auto peer = visitor(test, acting);
    const auto list = peer.get("/challenges").body;
    CHECK(list.contains("Peer challenge 2026"));
    CHECK_FALSE(list.contains("Audit 2026"));
    CHECK(peer.get(path).body.contains("Rhys Ash"));
    CHECK_FALSE(peer.get(path).body.contains("Take off"));
    CHECK_THROWS_AS((void)peer.get("/challenges/" + address(other)), NotFound);
    CHECK_THROWS_AS((void)peer.get(path + "/change"), Forbidden);
    CHECK_THROWS_AS((void)peer.post(path + "/stages", {{"stage", "closed"}}), Forbidden);
}

TEST_CASE("a peer's session sees the challenge until its end, and a minute after it nothing") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto mine = add(test, council.lead, "Peer challenge 2026");
    const Instant end{test.clock.now().milliseconds + 1'200'000};
    std::string token;
    test.db.write([&](Transaction& tx) {
        const auto person = invite_peer(
            tx,
            council.lead,
            {.member = {.id = {}, .challenge = mine, .name = "Rhys Ash"},
             .email = "rhys@far.example",
             .term = {.from = std::nullopt, .until = end}}
        );
        token = accounts::start_session(tx, council.organisation, *person, {});
    });

    const auto before = accounts::find_session(test, token, {end.milliseconds - 60'000});
    const auto after = accounts::find_session(test, token, {end.milliseconds + 60'000});

    REQUIRE(before);
    REQUIRE(before->roles.size() == 1);
    CHECK(before->roles.front().challenge == mine);
    REQUIRE(after);
    CHECK(after->roles.empty());
}

TEST_CASE("who is taken off the team sees nothing more, at once") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto mine = add(test, council.lead, "Peer challenge 2026");
    accounts::PersonId peer;
    test.db.write([&](Transaction& tx) {
        peer = *invite_peer(
            tx,
            council.lead,
            {.member = {.id = {}, .challenge = mine, .name = "Rhys Ash"},
             .email = "rhys@far.example",
             .term = {.from = std::nullopt, .until = Instant{test.clock.now().milliseconds + 3'600'000}}}
        );
    });
    auto lead = visitor(test, council.lead);
    const auto path = "/challenges/" + address(mine);
    const auto member = team_of(test, council.organisation, mine).front().member.id;

    CHECK(location(lead.post(path + "/team/" + address(member) + "/removal", {})) == path + "?done=removed");

    CHECK(team_of(test, council.organisation, mine).empty());
    CHECK(accounts::roles_of(test, council.organisation, peer).empty());
}

TEST_CASE("the timetable takes slots, says whom nobody meets, and is read by peers") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, "Peer challenge 2026");
    auto lead = visitor(test, council.lead);
    const auto path = "/challenges/" + address(id) + "/timetable";

    const auto wrong = lead.post(path, {{"on", "2026-12-09"}, {"starts", "nine"}});
    const auto added = lead.post(
        path,
        {{"on", "2026-12-01"},
         {"starts", "9:30"},
         {"ends", "10:15"},
         {"whom", "Leader and <cabinet>"},
         {"group", "councillors"},
         {"room", "Room 1"}}
    );
    const auto page = lead.get(path).body;
    const auto slot = slots_of(test, council.organisation, id).front();

    CHECK(wrong.status == 422);
    CHECK(wrong.body.contains("Select a day of the visit"));
    CHECK(location(added) == path + "?done=slot");
    CHECK(page.contains("09:30 to 10:15"));
    CHECK(page.contains("Leader and &lt;cabinet&gt;"));
    CHECK(page.contains("Nobody meets: chief executive and directors; managers"));
    CHECK(location(lead.post(path + "/" + address(slot.id) + "/removal", {})) == path + "?done=slot-removed");
    CHECK(slots_of(test, council.organisation, id).empty());
}

TEST_CASE("the council sees a challenge once its report is final") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, "Peer challenge 2026");
    auto ana = visitor(test, council.ana);

    CHECK(ana.get("/challenges").body.contains("There is no challenge that you can see."));
    CHECK_THROWS_AS((void)ana.get("/challenges/" + address(id)), NotFound);
    test.db.write([&](Transaction& tx) { move_challenge(tx, council.lead, id, Stage::final_report, ""); });

    CHECK(ana.get("/challenges").body.contains("Peer challenge 2026"));
    CHECK(ana.get("/challenges/" + address(id)).status == 200);
}

TEST_CASE("a role for one challenge is a peer's and ends") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.lead, "Peer challenge 2026");

    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) {
            accounts::give_role(
                tx,
                council.lead.actor,
                *council.ana.actor.person,
                {.role = accounts::Role::peer, .service_area = std::nullopt, .term = {}, .challenge = id}
            );
        }),
        BadRequest
    );
}

}  // namespace dueregard::assessment
