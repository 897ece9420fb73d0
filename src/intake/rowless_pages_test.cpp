// Documents that bring no rows, as a browser leads them to where they belong: a challenge, the schemes.

#include "accounts/history.hpp"
#include "accounts/migrations.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/migrations.hpp"
#include "assessment/paper_store.hpp"
#include "base/failure.hpp"
#include "evidence/migrations.hpp"
#include "framework/migrations.hpp"
#include "intake/import_store.hpp"
#include "intake/migrations.hpp"
#include "intake/routes.hpp"
#include "plan/migrations.hpp"
#include "scheme/accreditation_store.hpp"
#include "scheme/migrations.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>

namespace dueregard::intake {

using namespace std::chrono;
using storage::Transaction;
using test_support::Council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

constexpr std::string_view peers_report =
    "# Equality Peer Challenge of Amcan\n\n## Background\n\nA team of peers visited the council for three days.\n\n"
    "## 1 Knowing the town\n\n### Strengths\n\n1. There is a profile of each ward.\n2. Partners use it.\n\n"
    "### Areas for consideration\n\n1. Few know of the profile.\n2. It has no page of its own.\n\n"
    "## Recommendations\n\n1. Keep one profile of the town.\n";

constexpr std::string_view strategy =
    "# Equality strategy 2026 to 2030\n\n## Our vision\n\nEverybody in Amcan is treated fairly.\n\n"
    "## Objective 1: A fair employer\n\nPriorities\n\n- Grow our own managers\n\n"
    "## Accreditations\n\n- We are a Disability Confident Leader until 31 March 2028.\n"
    "- We were awarded the White Ribbon accreditation in May 2025.\n";

struct Pages {
    TestDb test{
        {accounts::migrations(),
         evidence::migrations(),
         framework::migrations(),
         scheme::migrations(),
         assessment::migrations(),
         plan::migrations(),
         migrations()}
    };
    Council council = test_support::a_council(test.db);

    Visitor lead() { return {test, council.lead, {routes().begin(), routes().end()}}; }

    std::string upload(const std::string& name, std::string_view content) {
        const auto answer = lead().post(
            "/imports", {}, {{.field = "file", .file_name = name, .content = std::string(content)}}
        );
        REQUIRE(answer.status == 303);
        return location(answer).substr(0, location(answer).find('?'));
    }
};

}  // namespace

TEST_CASE("what peers handed over is put into a challenge that there is, and waits there to be accepted") {
    Pages pages;
    auto lead = pages.lead();
    assessment::ChallengeId challenge;
    pages.test.db.write([&](Transaction& tx) {
        assessment::Challenge fresh;
        fresh.title = "Peer challenge of 2026";
        fresh.from = fresh.until = 2026y / October / 6;
        challenge = assessment::add_challenge(tx, pages.council.lead, fresh);
    });

    const auto path = pages.upload("report.md", peers_report);

    const auto page = lead.get(path).body;
    CHECK(page.contains("Which challenge does it belong to?"));
    CHECK(page.contains("Peer challenge of 2026"));
    CHECK(lead.post(path + "/challenge-paper", {}).body.contains("Select a challenge, or a new one"));
    const auto to = location(lead.post(path + "/challenge-paper", {{"challenge", address(challenge)}}));
    CHECK(to.starts_with("/challenge-papers/"));
    const auto papers = assessment::papers_of(pages.test.db, pages.council.organisation, challenge);
    REQUIRE(papers.size() == 1);
    CHECK(papers.front().state == assessment::PaperState::waiting);
    CHECK(papers.front().kind == assessment::PaperKind::report);
    CHECK(lead.get(path).body.contains(to));
    CHECK_FALSE(lead.get(path).body.contains("Undo this import"));
    CHECK_THROWS_AS((void)lead.post(path + "/challenge-paper", {{"challenge", "new"}}), Conflict);
    CHECK_THROWS_AS((void)lead.get(path + "/undoing"), Conflict);
    CHECK_THROWS_AS((void)lead.post(path + "/undoing", {}), Conflict);
    CHECK_FALSE(accounts::first_broken_link(pages.test.db, pages.council.organisation));
}

TEST_CASE("where there is no challenge for it yet, one is begun under the title that the document has") {
    Pages pages;
    auto lead = pages.lead();
    const auto path = pages.upload("report.md", peers_report);

    CHECK(lead.post(path + "/challenge-paper", {{"challenge", "new"}}).status == 303);

    const auto challenges = assessment::challenges_for(pages.test.db, pages.council.lead);
    REQUIRE(challenges.size() == 1);
    CHECK(challenges.front().title == "Equality Peer Challenge of Amcan");
    CHECK(challenges.front().stage == assessment::Stage::scoped);
}

TEST_CASE("accreditations that a strategy names are taken in as they are ticked, and none twice") {
    Pages pages;
    auto lead = pages.lead();
    const auto path = pages.upload("strategy.md", strategy);
    const auto page = lead.get(path).body;
    CHECK(page.contains("Which of these does the council hold?"));
    CHECK(page.contains("31 March 2028"));
    CHECK(location(lead.post(path + "/accreditations", {})).ends_with("done=nothing-ticked"));

    CHECK(location(lead.post(path + "/accreditations", {{"accreditation", "0"}})).ends_with("done=taken-in"));

    const auto held = scheme::accreditations(pages.test.db, pages.council.organisation);
    REQUIRE(held.size() == 1);
    CHECK(held.front().scheme == "Disability Confident");
    CHECK(held.front().expires == 2028y / March / 31);
    CHECK(held.front().source == "strategy.md");
    CHECK_THROWS_AS((void)lead.post(path + "/accreditations", {{"accreditation", "1"}}), Conflict);
    const auto again = pages.upload("strategy.md", strategy);
    CHECK(lead.get(again).body.contains("In the register already:"));
    (void)lead.post(again + "/accreditations", {{"accreditation", "0"}, {"accreditation", "1"}});
    CHECK(scheme::accreditations(pages.test.db, pages.council.organisation).size() == 2);
}

TEST_CASE("another council's import cannot be led anywhere, and a progress report is no paper of peers") {
    Pages pages;
    const auto path = pages.upload("report.md", peers_report);
    const auto elsewhere = test_support::a_council(pages.test.db, "Elsewhere");
    Visitor foreign(pages.test, elsewhere.lead, {routes().begin(), routes().end()});
    CHECK_THROWS_AS((void)foreign.post(path + "/challenge-paper", {{"challenge", "new"}}), NotFound);
    CHECK_THROWS_AS((void)foreign.post(path + "/accreditations", {{"accreditation", "0"}}), NotFound);
    const auto rows = pages.upload(
        "plan.csv",
        "Ref,Action,Lead officer,Due date,RAG\nEX1.01,Print a guide for every household,Ann Lee,31 March 2027,Green\n"
    );
    CHECK_THROWS_AS((void)pages.lead().post(rows + "/challenge-paper", {{"challenge", "new"}}), Conflict);
}

}  // namespace dueregard::intake
