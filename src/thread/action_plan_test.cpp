// A challenge's action plan as a browser gets it, on a real database: recommendations made measures at once,
// what became of them, the progress visit, and what undoing a paper leaves.

#include "accounts/history.hpp"
#include "accounts/migrations.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/migrations.hpp"
#include "assessment/paper_store.hpp"
#include "assessment/progress_visit_store.hpp"
#include "base/failure.hpp"
#include "evidence/migrations.hpp"
#include "plan/measure_store.hpp"
#include "plan/migrations.hpp"
#include "plan/objective_store.hpp"
#include "plan/strategy_store.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"
#include "thread/action_plan.hpp"
#include "thread/migrations.hpp"
#include "thread/remedy_store.hpp"
#include "thread/routes.hpp"

#include <doctest/doctest.h>

namespace dueregard::thread {

using namespace std::chrono;
using assessment::ChallengeFinding;
using assessment::ChallengeId;
using assessment::FindingId;
using assessment::FindingKind;
using storage::Transaction;
using test_support::Council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

struct Scene {
    TestDb test{
        {accounts::migrations(),
         evidence::migrations(),
         assessment::migrations(),
         plan::migrations(),
         migrations()}
    };
    Council council = test_support::a_council(test.db);
    ChallengeId challenge;
    std::vector<FindingId> recommendations;
    plan::ObjectiveId objective;

    Scene() {
        test.db.write([&](Transaction& tx) {
            assessment::Challenge fresh;
            fresh.title = "Peer challenge";
            fresh.from = 2026y / October / 6;
            fresh.until = 2026y / October / 8;
            challenge = assessment::add_challenge(tx, council.lead, fresh);
            for (const std::string text : {"Buy loops for all libraries", "Train every receptionist"}) {
                ChallengeFinding finding;
                finding.kind = FindingKind::recommendation;
                finding.text = text;
                recommendations.push_back(
                    assessment::add_findings(tx, council.lead, challenge, std::span(&finding, 1), "").front()
                );
            }
            const auto strategy = plan::add_strategy(tx, council.lead, {.title = "Open to all"});
            objective =
                plan::add_objective(tx, council.lead, {.strategy = strategy, .title = "Everybody can hear"});
        });
    }

    [[nodiscard]] std::string path() const { return "/challenges/" + address(challenge) + "/action-plan"; }

    Visitor visitor(const accounts::Acting& acting) {
        return {test, acting, {routes().begin(), routes().end()}};
    }
};

}  // namespace

TEST_CASE(
    "several recommendations become measures at once under one objective, tied in the thread, and only once"
) {
    Scene scene;
    auto lead = scene.visitor(scene.council.lead);
    const auto first = address(scene.recommendations[0]);
    const auto second = address(scene.recommendations[1]);
    CHECK(lead.get(scene.path()).body.contains("0 of 2 are answered."));
    const auto nothing = lead.post(scene.path(), {});
    CHECK(nothing.status == web::unprocessable);
    CHECK(nothing.body.contains("Select at least one recommendation"));
    CHECK(nothing.body.contains("Choose the objective they stand under"));

    const auto objective = address(scene.objective);
    CHECK(location(
              lead.post(scene.path(), {{"finding", first}, {"finding", second}, {"objective", objective}})
    ).ends_with("done=measures"));
    CHECK(lead.post(scene.path(), {{"finding", first}, {"objective", objective}}).status == 303);

    const auto measures = plan::measures_in_plan(scene.test.db, scene.council.organisation);
    REQUIRE(measures.size() == 2);
    CHECK(measures[0].action == "Buy loops for all libraries");
    CHECK(measures[0].objective == scene.objective);
    CHECK(remedies(scene.test.db, scene.council.organisation).size() == 2);
    const auto page = lead.get(scene.path()).body;
    CHECK(page.contains("2 of 2 are answered."));
    CHECK(page.contains("no return yet"));
    CHECK_FALSE(page.contains("Which become measures?"));
    CHECK_FALSE(accounts::first_broken_link(scene.test.db, scene.council.organisation));
}

TEST_CASE("only who runs challenges and edits the plan makes measures, and only of this challenge's findings"
) {
    Scene scene;
    auto ana = scene.visitor(scene.council.ana);
    CHECK_THROWS_AS(
        (void)ana.post(
            scene.path(),
            {{"finding", address(scene.recommendations[0])}, {"objective", address(scene.objective)}}
        ),
        Forbidden
    );
    CHECK_THROWS_AS(
        (void)ana.post("/challenges/" + address(scene.challenge) + "/progress-visit", {}), Forbidden
    );
    FindingId elsewhere;
    scene.test.db.write([&](Transaction& tx) {
        assessment::Challenge other;
        other.title = "Another";
        other.from = other.until = 2025y / May / 6;
        const auto id = assessment::add_challenge(tx, scene.council.lead, other);
        ChallengeFinding finding;
        finding.kind = FindingKind::recommendation;
        finding.text = "Somebody else's";
        elsewhere = assessment::add_findings(tx, scene.council.lead, id, std::span(&finding, 1), "").front();
    });

    const auto refused = scene.visitor(scene.council.lead)
                             .post(
                                 scene.path(),
                                 {{"finding", address(scene.recommendations[0])},
                                  {"finding", address(elsewhere)},
                                  {"objective", address(scene.objective)}}
                             );

    CHECK(refused.status == web::unprocessable);
    CHECK(plan::measures_in_plan(scene.test.db, scene.council.organisation).empty());
    const auto foreign = test_support::a_council(scene.test.db, "Elsewhere");
    CHECK_THROWS_AS((void)scene.visitor(foreign.lead).get(scene.path()), NotFound);
}

TEST_CASE("the progress visit has a day after the visit itself, which can be moved and taken back") {
    Scene scene;
    auto lead = scene.visitor(scene.council.lead);
    const auto path = "/challenges/" + address(scene.challenge) + "/progress-visit";
    CHECK(lead.get(scene.path()).body.contains("No day is set yet."));
    const auto early = lead.post(path, {{"on-day", "8"}, {"on-month", "10"}, {"on-year", "2026"}});
    CHECK(early.status == web::unprocessable);
    CHECK(early.body.contains("The progress visit must be after 8 October 2026"));
    CHECK(lead.post(path, {{"on-day", "40"}}).body.contains("Enter the day of the progress visit"));

    CHECK(location(lead.post(path, {{"on-day", "12"}, {"on-month", "10"}, {"on-year", "2028"}}))
              .ends_with("done=progress-visit"));
    CHECK(lead.get(scene.path()).body.contains("The peers come back on 12 October 2028"));
    CHECK(lead.post(path, {}).status == 303);
    CHECK_FALSE(assessment::progress_visit_of(scene.test.db, scene.council.organisation, scene.challenge));
}

TEST_CASE("undoing the acceptance of a paper leaves the findings that something answers") {
    Scene scene;
    auto lead = scene.visitor(scene.council.lead);
    assessment::ChallengePaperId paper;
    scene.test.db.write([&](Transaction& tx) {
        paper = assessment::add_paper(
            tx,
            scene.council.lead,
            {.id = {}, .challenge = scene.challenge, .file_name = "report.md"},
            "# Peer challenge\n\n## Recommendations\n\n1. Keep one profile of the town.\n2. Publish it each year.\n"
        );
        assessment::accept_paper(tx, scene.council.lead, paper);
    });
    std::vector<ChallengeFinding> read;
    for (const auto& finding :
         assessment::findings_of(scene.test.db, scene.council.organisation, scene.challenge))
        if (finding.paper == paper) read.push_back(finding);
    REQUIRE(read.size() == 2);
    CHECK(
        lead.post(
                scene.path(), {{"finding", address(read[0].id)}, {"objective", address(scene.objective)}}
        ).status
        == 303
    );

    CHECK(lead.post("/challenge-papers/" + address(paper) + "/undoing", {}).status == 303);

    std::vector<std::string> left;
    for (const auto& finding :
         assessment::findings_of(scene.test.db, scene.council.organisation, scene.challenge))
        if (finding.paper == paper) left.push_back(finding.text);
    CHECK(left == std::vector<std::string>{read[0].text});
}

}  // namespace dueregard::thread
