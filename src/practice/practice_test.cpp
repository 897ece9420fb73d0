// The practice library on its pages and on a real database: added, found, taken from a challenge, shared
// between councils that agree to, and withdrawn.

#include "accounts/history.hpp"
#include "accounts/migrations.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/migrations.hpp"
#include "base/failure.hpp"
#include "evidence/migrations.hpp"
#include "practice/migrations.hpp"
#include "practice/practice_pages.hpp"
#include "practice/practice_store.hpp"
#include "practice/routes.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>

namespace dueregard::practice {

using namespace std::chrono;
using storage::Transaction;
using test_support::a_council;
using test_support::Council;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

struct Library {
    TestDb test{{accounts::migrations(), evidence::migrations(), assessment::migrations(), migrations()}};
    Council ours = a_council(test.db);
    Council others = a_council(test.db, "Elsewhere");

    Visitor visitor(const accounts::Acting& acting) {
        return {test, acting, {routes().begin(), routes().end()}};
    }

    std::string add(const accounts::Acting& acting, const std::string& title, const std::string& what) {
        const auto to = location(
            visitor(acting).post("/practice", {{"title", title}, {"what", what}, {"kind", "innovation"}})
        );
        return to.substr(0, to.find('?'));
    }

    bool sees(const accounts::Acting& acting, const std::string& title) {
        return visitor(acting).get("/practice").body.contains(title);
    }
};

}  // namespace

TEST_CASE("a practice is added, found by its words, changed, and removed") {
    Library library;
    auto lead = library.visitor(library.ours.lead);
    CHECK(lead.get("/practice").body.contains("There is nothing in our library yet."));
    CHECK(lead.post("/practice", {}).body.contains("Enter what was done"));
    const auto path =
        library.add(library.ours.lead, "Reading buddies", "Volunteers read letters aloud at the library");

    CHECK(lead.get("/practice", {{"words", "LETTERS volunteers"}}).body.contains("Reading buddies"));
    CHECK(lead.get("/practice", {{"words", "letters swimming"}})
              .body.contains("Nothing in our library says so."));
    CHECK(location(lead.post(
                       path,
                       {{"version", "1"},
                        {"title", "Letter buddies"},
                        {"what", "Volunteers read letters aloud"},
                        {"since", "spring 2025"},
                        {"kind", "signpost"}}
                   ))
              .ends_with("done=changed"));
    CHECK(lead.get(path).body.contains("spring 2025"));
    const auto stale = lead.post(path, {{"version", "1"}, {"title", "Mine"}, {"what", "Mine"}});
    CHECK(stale.status == web::conflict);
    CHECK(stale.body.contains("Letter buddies"));

    auto ana = library.visitor(library.ours.ana);
    CHECK(ana.get(path).status == 200);
    CHECK_THROWS_AS((void)ana.post(path, {{"version", "2"}, {"title", "Mine"}, {"what", "Mine"}}), Forbidden);
    CHECK_THROWS_AS((void)ana.post(path + "/acts", {{"kind", "removed"}}), Forbidden);
    CHECK(location(lead.post(path + "/acts", {{"kind", "removed"}})) == "/practice?done=removed");
    CHECK_THROWS_AS((void)lead.get(path), NotFound);
    CHECK_FALSE(accounts::first_broken_link(library.test.db, library.ours.organisation));
}

TEST_CASE(
    "a practice is seen by another council only while both share and it is shared, with the council's name"
) {
    Library library;
    auto lead = library.visitor(library.ours.lead);
    auto other = library.visitor(library.others.lead);
    const auto path = library.add(library.ours.lead, "Reading buddies", "Volunteers read letters aloud");
    const auto shared =
        "/shared-practice/" + address(library.ours.organisation) + path.substr(path.rfind('/'));
    CHECK_THROWS_AS((void)lead.post(path + "/acts", {{"kind", "shared"}}), Conflict);

    CHECK(lead.post("/practice-sharing", {{"kind", "agreed"}}).status == 303);
    CHECK_THROWS_AS((void)lead.post("/practice-sharing", {{"kind", "agreed"}}), Conflict);
    CHECK(lead.post(path + "/acts", {{"kind", "shared"}}).status == 303);
    CHECK_FALSE(library.sees(library.others.lead, "Reading buddies"));
    CHECK_THROWS_AS((void)other.get(shared), NotFound);

    CHECK(other.post("/practice-sharing", {{"kind", "agreed"}}).status == 303);
    CHECK(library.sees(library.others.lead, "Reading buddies"));
    const auto page = other.get(shared).body;
    CHECK(page.contains("Thornbury"));
    CHECK_FALSE(page.contains("Change it"));
    CHECK_FALSE(page.contains("/acts"));
    CHECK(lead.get(shared).body.contains("Thornbury"));
    CHECK_THROWS_AS((void)other.get(path), NotFound);
    CHECK_THROWS_AS((void)other.post(path + "/acts", {{"kind", "withdrawn"}}), NotFound);

    CHECK(lead.post(path + "/acts", {{"kind", "withdrawn"}}).status == 303);
    CHECK_FALSE(library.sees(library.others.lead, "Reading buddies"));
    CHECK(lead.post(path + "/acts", {{"kind", "shared"}}).status == 303);
    CHECK(library.sees(library.others.lead, "Reading buddies"));
    CHECK(lead.post("/practice-sharing", {{"kind", "ended"}}).status == 303);
    CHECK_FALSE(library.sees(library.others.lead, "Reading buddies"));
    CHECK_THROWS_AS((void)other.get(shared), NotFound);
}

TEST_CASE("innovations and signposts of a challenge are taken into the library in one step, and none twice") {
    Library library;
    assessment::ChallengeId challenge;
    library.test.db.write([&](Transaction& tx) {
        assessment::Challenge fresh;
        fresh.title = "Peer challenge of 2026";
        fresh.from = fresh.until = 2026y / October / 6;
        challenge = assessment::add_challenge(tx, library.ours.lead, fresh);
        using assessment::FindingKind;
        for (const auto kind : {FindingKind::innovation, FindingKind::signpost, FindingKind::strength}) {
            assessment::ChallengeFinding finding;
            finding.kind = kind;
            finding.text =
                kind == FindingKind::strength ? "Loops everywhere" : "A bus that brings the library";
            (void)assessment::add_findings(tx, library.ours.lead, challenge, std::span(&finding, 1), "");
        }
    });
    auto lead = library.visitor(library.ours.lead);
    const auto path = "/challenges/" + address(challenge) + "/practice";
    const auto page = lead.get(path).body;
    CHECK(page.contains("Innovative practice: A bus that brings the library"));
    CHECK(page.contains("Signpost: A bus that brings the library"));
    CHECK_FALSE(page.contains("Loops everywhere"));
    std::vector<std::string> ids;
    for (const auto& finding : assessment::findings_of(library.test.db, library.ours.organisation, challenge))
        ids.push_back(address(finding.id));

    CHECK(
        location(lead.post(path, {{"finding", ids[0]}, {"finding", ids[1]}, {"finding", ids[2]}}))
        == "/practice?done=taken"
    );
    CHECK(location(lead.post(path, {{"finding", ids[0]}})) == path);

    const auto all = practices(library.test.db, library.ours.organisation);
    REQUIRE(all.size() == 2);
    CHECK(all[0].source == "Peer challenge of 2026");
    CHECK(lead.get(path).body.contains("is in the library"));
    CHECK_THROWS_AS((void)library.visitor(library.ours.ana).get(path), Forbidden);
    CHECK_THROWS_AS((void)library.visitor(library.others.lead).get(path), NotFound);
}

}  // namespace dueregard::practice
