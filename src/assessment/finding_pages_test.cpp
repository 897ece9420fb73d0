// Findings, the evidence room and the peers' papers, as a browser gets their pages, on a real database.

#include "accounts/migrations.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/challenge_team_store.hpp"
#include "assessment/exhibit_store.hpp"
#include "assessment/finding_pages.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/migrations.hpp"
#include "assessment/paper_pages.hpp"
#include "assessment/paper_store.hpp"
#include "assessment/routes.hpp"
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

constexpr std::string_view report =
    "# Report of the peer challenge of Amcan Borough Council\n\n"
    "The team was:\n\n- Rhys Ash, Farford District Council\n- Mo Lund, Association of Boroughs\n\n"
    "# 1 Knowing your places\n\n## Strengths\n\n1. Hearing loops are in every reception.\n"
    "2. Ward profiles are printed each spring.\n\n## Areas for consideration\n\n"
    "1. Tenant profiles differ between services.\n\n"
    "# Recommendations\n\n1. Keep one profile of tenants for all services.\n";

Visitor visitor(TestDb& test, const accounts::Acting& acting) {
    std::vector<accounts::Route> all(routes().begin(), routes().end());
    all.push_back(
        {web::Method::get,
         "/findings/{}",
         accounts::Permission::read_challenges,
         show_finding_with<nothing_beside_finding>}
    );
    all.push_back(
        {web::Method::post,
         "/challenge-papers/{}/undoing",
         accounts::Permission::record_findings,
         create_paper_undoing_with<nothing_tied>}
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

/// A peer of that challenge alone.
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

std::string path_in(const web::Response& response) {
    const auto to = location(response);
    return to.substr(0, to.find('?'));
}

web::UploadedFile file(std::string_view name, std::string_view content) {
    return {.field = "file", .file_name = std::string(name), .content = std::string(content)};
}

}  // namespace

TEST_CASE("a peer writes a finding, ties it to what it stands on, and nobody else's peers see it") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto challenge = add(test, council.lead);
    auto peer = visitor(test, a_peer(test, council.lead, challenge));
    const auto path = "/challenges/" + address(challenge);

    const auto empty = peer.post(path + "/findings", {{"text", ""}});
    const auto added = peer.post(
        path + "/findings",
        {{"kind", "consideration"}, {"area", "Places"}, {"number", "1"}, {"text", "Ramps are <missing>"}}
    );
    const auto interview = peer.post(
        path + "/evidence",
        {{"method", "interview"}, {"title", "Head of Housing"}, {"note", "No audit since 2019"}}
    );
    const auto finding = findings_of(test, council.organisation, challenge).front();
    const auto exhibit = exhibits_of(test, council.organisation, challenge).front();
    const auto finding_path = "/findings/" + address(finding.id);
    const auto supported = peer.post(finding_path + "/support", {{"exhibit", address(exhibit.id)}});
    (void)peer.post(finding_path + "/support", {{"exhibit", address(exhibit.id)}});

    CHECK(empty.status == 422);
    CHECK(location(added) == path + "/findings?done=finding");
    CHECK(location(interview) == path + "/evidence?done=exhibit");
    CHECK(location(supported) == finding_path + "?done=support");
    CHECK(support_of(test, council.organisation, challenge).at(finding.id).size() == 1);
    CHECK(peer.get(path + "/findings").body.contains("Ramps are &lt;missing&gt;"));
    CHECK(peer.get(path + "/findings").body.contains("Stands on 1 exhibit"));
    CHECK(peer.get(finding_path).body.contains("Interview: Head of Housing"));
    CHECK(peer.get(path + "/evidence").body.contains("No audit since 2019"));
    auto stranger = visitor(
        test,
        {.actor = council.ana.actor, .roles = {accounts::Role::peer}, .service_areas = {}, .challenges = {}}
    );
    CHECK_THROWS_AS((void)stranger.get(finding_path), NotFound);
    CHECK_THROWS_AS((void)stranger.get(path + "/evidence"), NotFound);
    CHECK_THROWS_AS((void)stranger.post(finding_path, {{"text", "x"}, {"version", "1"}}), NotFound);
}

TEST_CASE("a finding changed by two is a conflict; withdrawn, it stays and counts nowhere") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto challenge = add(test, council.lead);
    auto lead = visitor(test, council.lead);
    const auto path = "/challenges/" + address(challenge);
    (void)lead.post(path + "/findings", {{"kind", "strength"}, {"text", "Loops everywhere"}});
    const auto finding =
        "/findings/" + address(findings_of(test, council.organisation, challenge).front().id);

    const auto changed =
        lead.post(finding, {{"version", "1"}, {"kind", "strength"}, {"text", "Loops in every reception"}});
    const auto stale =
        lead.post(finding, {{"version", "1"}, {"kind", "strength"}, {"text", "Loops in most receptions"}});
    const auto withdrawn = lead.post(finding + "/withdrawal", {{"why", "Not seen on site"}});

    CHECK(location(changed) == finding + "?done=finding-changed");
    CHECK(stale.status == 409);
    CHECK(stale.body.contains("Loops in every reception"));
    CHECK(location(withdrawn) == path + "/findings?done=withdrawn");
    CHECK(findings_of(test, council.organisation, challenge).empty());
    CHECK(lead.get(finding).body.contains("This finding was withdrawn."));
    CHECK(lead.get(finding).body.contains("Not seen on site"));
    CHECK_THROWS_AS((void)lead.post(finding + "/withdrawal", {{"why", "Again"}}), Conflict);
}

TEST_CASE("a report is read, shown with its places, accepted in one act, and undone but for what was touched"
) {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto challenge = add(test, council.lead);
    auto lead = visitor(test, council.lead);
    const auto path = "/challenges/" + address(challenge);

    const auto nothing =
        lead.post(path + "/papers", {{"kind", "report"}}, {file("menu.txt", "Soup of the day")});
    const auto paper =
        path_in(lead.post(path + "/papers", {{"kind", "report"}}, {file("report.md", report)}));
    const auto preview = lead.get(paper).body;
    CHECK(nothing.status == 422);
    CHECK(nothing.body.contains("No strengths, areas for consideration or recommendations were found"));
    CHECK(findings_of(test, council.organisation, challenge).empty());
    CHECK(preview.contains("Accept 4 findings"));
    CHECK(preview.contains("line 12"));

    CHECK(location(lead.post(paper + "/acceptance", {})) == paper + "?done=paper-accepted");
    const auto findings = findings_of(test, council.organisation, challenge);
    REQUIRE(findings.size() == 4);
    CHECK(findings[0].kind == FindingKind::strength);
    CHECK(findings[0].area == "Knowing your places");
    CHECK(findings[0].at.line == 12);
    CHECK(findings[2].kind == FindingKind::consideration);
    CHECK(findings[3].kind == FindingKind::recommendation);
    CHECK(team_of(test, council.organisation, challenge).size() == 2);
    CHECK_THROWS_AS((void)lead.post(paper + "/acceptance", {}), Conflict);

    const auto touched = "/findings/" + address(findings[3].id);
    (void)lead.post(touched, {{"version", "1"}, {"kind", "recommendation"}, {"text", "Keep one profile."}});
    CHECK(location(lead.post(paper + "/undoing", {})) == paper + "?done=paper-undone");
    const auto left = findings_of(test, council.organisation, challenge);
    REQUIRE(left.size() == 1);
    CHECK(left[0].text == "Keep one profile.");
    CHECK(team_of(test, council.organisation, challenge).empty());
}

TEST_CASE("a verdict is told in words, and may have a level and an end") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto challenge = add(test, council.lead);
    auto lead = visitor(test, council.lead);
    const auto path = "/challenges/" + address(challenge) + "/verdict";

    const auto wrong =
        lead.post(path, {{"words", ""}, {"valid-day", "31"}, {"valid-month", "2"}, {"valid-year", "2029"}});
    const auto given = lead.post(
        path,
        {{"words", "The council is at <Achieving>."},
         {"level", "achieving"},
         {"awarded-day", "3"},
         {"awarded-month", "12"},
         {"awarded-year", "2026"},
         {"valid-day", "2"},
         {"valid-month", "12"},
         {"valid-year", "2029"}}
    );
    const auto page = lead.get("/challenges/" + address(challenge) + "/findings").body;

    CHECK(wrong.status == 422);
    CHECK(wrong.body.contains("Enter what the peers say"));
    CHECK(wrong.body.contains("Enter a real date"));
    CHECK(location(given).ends_with("/findings?done=verdict"));
    CHECK(page.contains("The council is at &lt;Achieving&gt;."));
    CHECK(page.contains("level achieving, awarded on 3 December 2026, valid to 2 December 2029"));
    CHECK(lead.get(path).body.contains("2029"));
}

TEST_CASE("the same file is not accepted twice into one challenge") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto challenge = add(test, council.lead);
    auto lead = visitor(test, council.lead);
    const auto path = "/challenges/" + address(challenge);
    const auto first = path_in(lead.post(path + "/papers", {{"kind", "report"}}, {file("a.md", report)}));
    const auto second = path_in(lead.post(path + "/papers", {{"kind", "report"}}, {file("b.md", report)}));
    (void)lead.post(first + "/acceptance", {});

    CHECK_THROWS_AS((void)lead.post(second + "/acceptance", {}), Conflict);
    CHECK(location(lead.post(second + "/discarding", {})) == path + "/papers?done=paper-aside");
    CHECK(findings_of(test, council.organisation, challenge).size() == 4);
}

TEST_CASE("a paper is opened by who runs challenges and by who handed it over") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto challenge = add(test, council.lead);
    auto lead = visitor(test, council.lead);
    auto peer = visitor(test, a_peer(test, council.lead, challenge));
    const auto path = "/challenges/" + address(challenge) + "/papers";
    const auto leads = path_in(lead.post(path, {{"kind", "report"}}, {file("lead.md", report)}));
    const auto peers = path_in(peer.post(path, {{"kind", "report"}}, {file("peer.md", report)}));

    CHECK_THROWS_AS((void)peer.get(leads), NotFound);
    CHECK_THROWS_AS((void)peer.get(leads + "/file"), NotFound);
    CHECK_FALSE(peer.get(path).body.contains("lead.md"));
    CHECK(peer.get(peers).status == 200);
    CHECK(lead.get(peers).status == 200);
    (void)lead.post(leads + "/acceptance", {});
    const auto finding = findings_of(test, council.organisation, challenge).front();
    CHECK(peer.get("/findings/" + address(finding.id)).body.contains("lead.md, line 12"));
}

TEST_CASE("once the report is final its peers read and no longer write") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto challenge = add(test, council.lead);
    auto peer = visitor(test, a_peer(test, council.lead, challenge));
    const auto path = "/challenges/" + address(challenge);
    (void)peer.post(path + "/findings", {{"kind", "strength"}, {"text", "Loops everywhere"}});
    test.db.write([&](Transaction& tx) {
        move_challenge(tx, council.lead, challenge, Stage::final_report, "");
    });

    CHECK(peer.get(path + "/findings").body.contains("Loops everywhere"));
    CHECK_FALSE(peer.get(path + "/findings").body.contains("Add a finding"));
    CHECK_THROWS_AS((void)peer.post(path + "/findings", {{"kind", "strength"}, {"text", "x"}}), Forbidden);
    CHECK_THROWS_AS((void)peer.get(path + "/evidence/add"), Forbidden);
}

TEST_CASE("slides are held against the report on one page") {
    TestDb test({accounts::migrations(), evidence::migrations(), migrations()});
    const auto council = a_council(test);
    const auto challenge = add(test, council.lead);
    auto lead = visitor(test, council.lead);
    const auto path = "/challenges/" + address(challenge);
    constexpr std::string_view slides =
        "# Peer challenge\n\n# Knowing your places\n\n## Strengths\n\n- Hearing loops in every reception\n\n"
        "## Areas for consideration\n\n- Apprentices come from few wards\n";
    for (const auto& [kind, content] : {std::pair{"slides", slides}, std::pair{"report", report}}) {
        const auto paper =
            path_in(lead.post(path + "/papers", {{"kind", kind}}, {file(std::string(kind) + ".md", content)})
            );
        (void)lead.post(paper + "/acceptance", {});
    }

    const auto page = lead.get(path + "/slides-and-report").body;
    const auto findings = lead.get(path + "/findings").body;

    CHECK(page.contains("In both: 1"));
    CHECK(page.contains("Only on the slides: 1"));
    CHECK(page.contains("Only in the report: 3"));
    CHECK(findings.contains("Ward profiles are printed"));
    CHECK_FALSE(findings.contains("Apprentices come from few wards"));
}

}  // namespace dueregard::assessment
