// The evidence room and what stands in it as evidence, as a browser gets its pages, on a real database.

#include "accounts/migrations.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/challenge_team_store.hpp"
#include "assessment/exhibit_pages.hpp"
#include "assessment/exhibit_store.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/migrations.hpp"
#include "assessment/routes.hpp"
#include "base/failure.hpp"
#include "evidence/evidence_pages.hpp"
#include "evidence/evidence_store.hpp"
#include "evidence/migrations.hpp"
#include "evidence/routes.hpp"
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
    std::vector<accounts::Route> all(routes().begin(), routes().end());
    all.insert(all.end(), evidence::routes().begin(), evidence::routes().end());
    all.push_back(
        {web::Method::get,
         "/evidence/{}",
         accounts::Permission::read_plan,
         evidence::show_evidence_with<places_of_evidence>}
    );
    return {test, acting, all};
}

ChallengeId add(TestDb& test, const accounts::Acting& acting) {
    ChallengeId id;
    test.db.write([&](Transaction& tx) {
        Challenge challenge;
        challenge.title = "Peer challenge 2026";
        challenge.from = Date{2026y / December / 1};
        challenge.until = Date{2026y / December / 3};
        id = add_challenge(tx, acting, challenge);
    });
    return id;
}

accounts::Acting a_peer(TestDb& test, const accounts::Acting& lead, ChallengeId challenge) {
    accounts::Acting peer{
        .actor = {.organisation = lead.actor.organisation, .person = std::nullopt, .name = "Rhys Ash"},
        .roles = {accounts::Role::peer},
        .service_areas = {},
        .challenges = {challenge}
    };
    test.db.write([&](Transaction& tx) {
        Invitation invitation;
        invitation.member.challenge = challenge;
        invitation.member.name = "Rhys Ash";
        invitation.email = "rhys@far.example";
        invitation.term.until = Instant{test.clock.now().milliseconds + 1'200'000};
        peer.actor.person = *invite_peer(tx, lead, invitation);
    });
    return peer;
}

web::UploadedFile file(std::string_view name, std::string_view content) {
    return {.field = "evidence_file", .file_name = std::string(name), .content = std::string(content)};
}

std::string path_in(const web::Response& response) {
    const auto to = location(response);
    return to.substr(0, to.find('?'));
}

}  // namespace

TEST_CASE("what a peer brings is restricted unless they say otherwise: even once the report is final") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto challenge = add(test, council.lead);
    auto peer = visitor(test, a_peer(test, council.lead, challenge));
    auto lead = visitor(test, council.lead);
    auto ana = visitor(test, council.ana);
    const auto room = "/challenges/" + address(challenge) + "/evidence";

    (void)peer.post(room, {{"title", "Notes of a visit"}}, {file("notes.txt", "Ramps are steep")});
    (void)peer.post(
        room,
        {{"title", "A guide"}, {"evidence_link", "https://guide.example"}, {"evidence_sensitivity", "council"}
        }
    );
    const auto exhibits = exhibits_of(test, council.organisation, challenge);
    REQUIRE(exhibits.size() == 2);
    const auto notes = "/exhibits/" + address(exhibits[0].id) + "/file";

    CHECK(peer.get(notes).body == "Ramps are steep");
    CHECK(lead.get(notes).body == "Ramps are steep");
    CHECK_THROWS_AS((void)ana.get(notes), NotFound);
    test.db.write([&](Transaction& tx) {
        move_challenge(tx, council.lead, challenge, Stage::final_report, "");
    });
    CHECK_THROWS_AS((void)ana.get(notes), NotFound);
    CHECK(ana.get(room).body.contains("Restricted evidence"));
    CHECK_FALSE(ana.get(room).body.contains("notes.txt"));
    CHECK(ana.get(room).body.contains("https://guide.example"));
    CHECK(ana.get("/evidence").body.contains("guide.example"));
    CHECK_FALSE(ana.get("/evidence").body.contains("notes.txt"));
}

TEST_CASE(
    "evidence of the library stands in the room; its page tells who may see it where, and the finding on it"
) {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto challenge = add(test, council.lead);
    auto peer = visitor(test, a_peer(test, council.lead, challenge));
    auto lead = visitor(test, council.lead);
    auto ana = visitor(test, council.ana);
    const auto room = "/challenges/" + address(challenge) + "/evidence";
    const auto audit = path_in(
        lead.post("/evidence", {{"evidence_title", "Access audit"}}, {file("audit.txt", "Nine ramps")})
    );

    const auto searched = lead.get(room + "/library", {{"search", "ramps"}}).body;
    const auto put =
        lead.post(room + "/library", {{"choosing", "yes"}, {"evidence", audit.substr(audit.rfind('/') + 1)}});
    const auto exhibit = exhibits_of(test, council.organisation, challenge).front();
    (void)peer.post(
        "/challenges/" + address(challenge) + "/findings",
        {{"kind", "consideration"}, {"text", "Ramps are missing"}}
    );
    const auto finding = findings_of(test, council.organisation, challenge).front();
    (void)peer.post("/findings/" + address(finding.id) + "/support", {{"exhibit", address(exhibit.id)}});

    CHECK(searched.contains("Access audit"));
    CHECK(location(put) == room + "?done=exhibit");
    CHECK(exhibit.title == "Access audit");
    CHECK(peer.get("/exhibits/" + address(exhibit.id) + "/file").body == "Nine ramps");
    CHECK(lead.get(audit).body.contains("Peer challenge 2026"));
    CHECK(lead.get(audit).body.contains("Ramps are missing"));
    CHECK_FALSE(ana.get(audit).body.contains("Peer challenge 2026"));
    CHECK_THROWS_AS((void)peer.get(audit), Forbidden);
    CHECK_THROWS_AS((void)peer.get("/evidence"), Forbidden);
    CHECK_THROWS_AS((void)peer.get(room + "/library"), Forbidden);
}

TEST_CASE("withdrawn in the library, it opens nowhere, and the room says so") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto challenge = add(test, council.lead);
    auto lead = visitor(test, council.lead);
    const auto room = "/challenges/" + address(challenge) + "/evidence";
    (void)lead.post(room, {{"title", "Access audit"}}, {file("audit.txt", "Nine ramps")});
    const auto exhibit = exhibits_of(test, council.organisation, challenge).front();

    (void
    )lead.post("/evidence/" + address(exhibit.evidence->id) + "/withdrawal", {{"why", "Another building"}});

    CHECK(lead.get(room).body.contains("Withdrawn"));
    CHECK_THROWS_AS((void)lead.get("/exhibits/" + address(exhibit.id) + "/file"), NotFound);
}

}  // namespace dueregard::assessment
