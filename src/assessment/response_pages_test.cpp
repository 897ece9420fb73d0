// Responses from the margin to the peers' word on them, as a browser gets their pages, on a real database.

#include "accounts/migrations.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/challenge_team_store.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/migrations.hpp"
#include "assessment/paper_store.hpp"
#include "assessment/report_store.hpp"
#include "assessment/response_pages.hpp"
#include "assessment/response_store.hpp"
#include "assessment/routes.hpp"
#include "base/failure.hpp"
#include "evidence/migrations.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>

#include <rapidcheck.h>

namespace dueregard::assessment {

using namespace std::chrono;
using storage::Transaction;
using test_support::a_council;
using test_support::Council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

Visitor visitor(TestDb& test, const accounts::Acting& acting) {
    std::vector<accounts::Route> all(routes().begin(), routes().end());
    all.push_back(
        {web::Method::get,
         "/responses/{}",
         accounts::Permission::read_challenges,
         show_response_with<nothing_beside_response>}
    );
    return {test, acting, all};
}

/// A challenge with one finding.
struct Scene {
    ChallengeId challenge;
    FindingId finding;
    accounts::Acting peer;
};

Scene a_scene(TestDb& test, const Council& council) {
    Scene scene;
    test.db.write([&](Transaction& tx) {
        Challenge challenge;
        challenge.title = "Peer challenge 2026";
        challenge.from = Date{2026y / December / 1};
        challenge.until = Date{2026y / December / 3};
        scene.challenge = add_challenge(tx, council.lead, challenge);
        ChallengeFinding finding;
        finding.text = "Loops are in four libraries, and staff use them.";
        finding.area = "Places";
        finding.number = "1";
        scene.finding = add_findings(tx, council.lead, scene.challenge, std::span(&finding, 1), "").front();
        Invitation invitation;
        invitation.member.challenge = scene.challenge;
        invitation.member.name = "Rhys Ash";
        invitation.email = "rhys@far.example";
        invitation.term.until = Instant{test.clock.now().milliseconds + 1'200'000};
        scene.peer.actor = {
            .organisation = council.organisation,
            .person = *invite_peer(tx, council.lead, invitation),
            .name = "Rhys Ash"
        };
    });
    scene.peer.roles = {accounts::Role::peer};
    scene.peer.challenges = {scene.challenge};
    return scene;
}

ResponseId only_response(TestDb& test, const Council& council, const Scene& scene) {
    return responses_of(test, council.lead, scene.challenge).front().id;
}

}  // namespace

TEST_CASE("a correction goes to the peers with the old and the new wording; agreed, the finding says so") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto scene = a_scene(test, council);
    auto lead = visitor(test, council.lead);
    auto peer = visitor(test, scene.peer);
    const auto path = "/challenges/" + address(scene.challenge);
    const auto finding = "/findings/" + address(scene.finding);

    const auto wrong = lead.post(
        finding + "/responses",
        {{"kind", "correction"}, {"text", "We counted"}, {"quote", "five"}, {"new_wording", "six"}}
    );
    const auto added = lead.post(
        finding + "/responses",
        {{"kind", "correction"},
         {"text", "We counted"},
         {"quote", "four libraries"},
         {"new_wording", "six libraries"}}
    );
    const auto response = "/responses/" + address(only_response(test, council, scene));

    CHECK(wrong.body.contains("Copy the passage as it stands in the finding"));
    CHECK(location(added) == finding + "?done=response");
    CHECK_THROWS_AS((void)peer.get(response), NotFound);
    CHECK_FALSE(peer.get(path + "/responses").body.contains("We counted"));
    CHECK_THROWS_AS((void)lead.post(response + "/agreement", {}), Conflict);

    CHECK(location(lead.post(path + "/handing-over", {})) == path + "/responses?done=handed-over");
    const auto page = peer.get(response).body;
    CHECK(page.contains("four libraries"));
    CHECK(page.contains("six libraries"));
    CHECK(page.contains("Agree: change the finding"));
    CHECK(location(peer.post(response + "/agreement", {})) == response + "?done=agreed");
    CHECK(
        find_finding(test, council.lead, scene.finding).text
        == "Loops are in six libraries, and staff use them."
    );
    CHECK_THROWS_AS((void)peer.post(response + "/declining", {{"why", "No"}}), Conflict);
    CHECK_THROWS_AS(
        (void)lead.post(response, {{"kind", "thanks"}, {"text", "x"}, {"version", "3"}}), Conflict
    );
}

TEST_CASE("a correction is declined with a reason, which the right of reply prints") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto scene = a_scene(test, council);
    auto lead = visitor(test, council.lead);
    auto peer = visitor(test, scene.peer);
    (void)lead.post(
        "/findings/" + address(scene.finding) + "/responses",
        {{"kind", "correction"}, {"text", "We counted"}, {"quote", "four"}, {"new_wording", "six"}}
    );
    const auto response = "/responses/" + address(only_response(test, council, scene));
    (void)lead.post("/challenges/" + address(scene.challenge) + "/handing-over", {});

    CHECK_THROWS_AS((void)peer.post(response + "/declining", {{"why", " "}}), BadRequest);
    (void)peer.post(response + "/declining", {{"why", "Two were shut when we came"}});

    const auto report = report_now(test, council.lead, find_challenge(test, council.lead, scene.challenge));
    REQUIRE(report.responses.size() == 1);
    CHECK(report.responses.front().why == "Two were shut when we came");
    CHECK(find_finding(test, council.lead, scene.finding).text.contains("four libraries"));
}

TEST_CASE("comments of a paper come in without a kind, and one that was sorted stays when the paper goes") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto scene = a_scene(test, council);
    auto lead = visitor(test, council.lead);
    FindingResponse read;
    read.challenge = scene.challenge;
    read.finding = scene.finding;
    read.number = 3;
    read.quote = "four libraries";
    read.quoted_from = "Loops are in four libraries";
    read.text = "We will fit the other two by May";
    test.db.write([&](Transaction& tx) { add_read_responses(tx, council.lead, std::span(&read, 1)); });
    const auto response = "/responses/" + address(only_response(test, council, scene));

    const auto page = lead.get(response).body;
    const auto form = lead.get(response + "/change").body;
    (void)lead.post("/challenges/" + address(scene.challenge) + "/handing-over", {});
    const auto before = find_response(test, council.lead, only_response(test, council, scene));
    const auto changed = lead.post(
        response, {{"version", "1"}, {"kind", "promise"}, {"text", "We will fit the other two by May"}}
    );

    CHECK(page.contains("Comment 3"));
    CHECK(page.contains("Say what it is"));
    CHECK(form.contains(R"(value="promise" checked)"));
    CHECK(before.state == ResponseState::draft);
    CHECK(location(changed) == response + "?done=response-changed");
    CHECK(find_response(test, council.lead, before.id).kind == ResponseKind::promise);
    CHECK(find_response(test, council.lead, before.id).quote == "four libraries");
}

TEST_CASE("a frozen report does not change, whatever becomes of its findings") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const bool holds = rc::check("frozen reports stay", [&](const std::vector<int>& acts) {
        Scene scene;
        test.db.write([&](Transaction& tx) {
            Challenge challenge;
            challenge.title = "Peer challenge";
            challenge.from = Date{2026y / December / 1};
            challenge.until = Date{2026y / December / 3};
            scene.challenge = add_challenge(tx, council.lead, challenge);
            std::vector<ChallengeFinding> findings(3);
            for (auto& finding : findings)
                finding.text = "Loops are in four libraries";
            add_findings(tx, council.lead, scene.challenge, findings, "");
            move_challenge(tx, council.lead, scene.challenge, Stage::final_report, "");
        });
        const auto challenge = find_challenge(test, council.lead, scene.challenge);
        const auto frozen = frozen_report(test, council.organisation, scene.challenge)->content;
        const auto shown = written(report_of(test, council.lead, challenge));

        for (const int which : acts) {
            const auto text = std::to_string(which);
            test.db.write([&](Transaction& tx) {
                auto standing = findings_of(tx, council.organisation, scene.challenge);
                if (standing.empty() || std::abs(which) % 3 == 0) {
                    ChallengeFinding added;
                    added.text = "Added: " + text;
                    add_findings(tx, council.lead, scene.challenge, std::span(&added, 1), "");
                } else if (std::abs(which) % 3 == 1) {
                    standing.front().text = "Changed: " + text;
                    (void)change_finding(tx, council.lead, standing.front());
                } else {
                    withdraw_finding(tx, council.lead, standing.back().id, "");
                }
            });
        }

        RC_ASSERT(frozen_report(test, council.organisation, scene.challenge)->content == frozen);
        RC_ASSERT(written(report_of(test, council.lead, challenge)) == shown);
    });
    CHECK(holds);
}

}  // namespace dueregard::assessment
