#include "assessment/challenge_checks.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace dueregard::assessment {

using namespace std::chrono;

namespace {

ChallengeStanding a_sound_challenge() {
    ChallengeStanding standing;
    standing.challenge.title = "Peer challenge";
    standing.challenge.from = Date{2026y / December / 1};
    standing.challenge.until = Date{2026y / December / 3};
    standing.challenge.stage = Stage::draft_report;
    standing.now = at_midnight(Date{2026y / December / 20});
    TeamEntry entry;
    entry.member.name = "Rhys Ash";
    entry.has_access = true;
    entry.term.until = at_midnight(Date{2027y / January / 15});
    standing.team.push_back(entry);
    return standing;
}

ChallengeFinding a_finding(std::int64_t id) {
    ChallengeFinding finding;
    finding.id = FindingId{id};
    finding.text = "Ramps are missing";
    return finding;
}

std::vector<std::string> checks_hit(const ChallengeStanding& standing) {
    std::vector<std::string> names;
    for (const auto& hit : hits_in(standing))
        names.emplace_back(hit.check);
    return names;
}

}  // namespace

TEST_CASE("a challenge that goes as it should is asked nothing more") {
    CHECK(hits_in(a_sound_challenge()).empty());
}

TEST_CASE("a team of nobody, a late report and an access that goes on are told") {
    auto standing = a_sound_challenge();
    standing.now = at_midnight(Date{2026y / December / 25});
    CHECK(checks_hit(standing) == std::vector<std::string>{"challenge_report_late"});

    standing.findings.push_back(a_finding(1));
    standing.team.front().term.until = at_midnight(Date{2027y / June / 1});
    CHECK(checks_hit(standing) == std::vector<std::string>{"challenge_access_long"});

    standing.team.front().has_access = false;
    CHECK(hits_in(standing).empty());

    standing.team.clear();
    CHECK(checks_hit(standing) == std::vector<std::string>{"challenge_no_team"});
}

TEST_CASE("where some findings stand on the evidence room, the others are asked what they stand on") {
    auto standing = a_sound_challenge();
    standing.findings = {a_finding(1), a_finding(2)};
    CHECK(hits_in(standing).empty());

    standing.support[FindingId{1}] = {ExhibitId{7}};

    const auto hits = hits_in(standing);
    REQUIRE(hits.size() == 1);
    CHECK(hits.front().subject == 2);
    CHECK(hits.front().sentence.contains("Ramps are missing"));
}

TEST_CASE("comments without a kind and corrections that wait are counted; a closed challenge is asked nothing"
) {
    auto standing = a_sound_challenge();
    standing.findings.push_back(a_finding(1));
    FindingResponse comment;
    standing.responses = {comment, comment};
    comment.kind = ResponseKind::correction;
    comment.state = ResponseState::handed_over;
    standing.responses.push_back(comment);

    const auto hits = hits_in(standing);
    REQUIRE(hits.size() == 2);
    CHECK(hits[0].sentence == "Nobody has said yet what kind of response 2 comments are.");
    CHECK(hits[1].sentence == "1 correction waits for the peers to agree or decline it.");

    standing.challenge.stage = Stage::closed;
    CHECK(hits_in(standing).empty());
}

TEST_CASE("every hit names a check that is listed") {
    auto standing = a_sound_challenge();
    standing.team.clear();
    for (const auto& hit : hits_in(standing))
        CHECK(std::ranges::count(challenge_checks(), hit.check, &Check::name) == 1);
}

}  // namespace dueregard::assessment
