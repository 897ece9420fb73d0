#include "assessment/challenge_checks.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::assessment {

namespace {

// A written report within three weeks of the visit is what peers promise
// (local.gov.uk/our-support/equalities-hub/equality-peer-challenge).
constexpr int days_to_report = 21;
constexpr int days_of_access = 90;

constexpr std::array checks = {
    Check{"challenge_no_team", "Challenge without a team", "Is it said who comes?", Severity::look},
    Check{
        "challenge_report_late",
        "Report of a challenge outstanding",
        "Has what the peers found come in within three weeks of their visit?",
        Severity::mend
    },
    Check{
        "challenge_access_long",
        "Peer's access goes on",
        "Does every peer's access end within three months of the visit?",
        Severity::look
    },
    Check{
        "finding_no_support",
        "Findings that stand on nothing",
        "Does every area for consideration stand on something of the evidence room?",
        Severity::look
    },
    Check{
        "response_no_kind",
        "Responses without a kind",
        "Has somebody said what each comment is?",
        Severity::mend
    },
    Check{
        "correction_waits",
        "Corrections that wait for the peers",
        "Have the peers answered every correction?",
        Severity::look
    },
};

Hit hit(std::string_view check, const Challenge& challenge, std::string sentence, std::int64_t subject) {
    Hit found;
    found.check = check;
    found.sentence = std::move(sentence);
    found.of = challenge.title;
    found.subject = subject;
    found.fingerprint = found.sentence;
    return found;
}

int days_since_visit(const ChallengeStanding& standing) {
    if (!standing.challenge.until) return 0;
    return days_between(*standing.challenge.until, british_date(standing.now));
}

void ask_team(const ChallengeStanding& standing, std::vector<Hit>& hits) {
    const auto& challenge = standing.challenge;
    if (standing.team.empty())
        hits.push_back(hit("challenge_no_team", challenge, "Nobody is on the team.", challenge.id.value));
}

void ask_report(const ChallengeStanding& standing, std::vector<Hit>& hits) {
    const auto& challenge = standing.challenge;
    const auto days = days_since_visit(standing);
    if (!standing.findings.empty() || days <= days_to_report) return;
    hits.push_back(
        hit("challenge_report_late",
            challenge,
            fmt::format("The visit ended {} days ago, and nothing that was found is here yet.", days),
            challenge.id.value)
    );
}

void ask_access(const ChallengeStanding& standing, std::vector<Hit>& hits) {
    const auto& challenge = standing.challenge;
    if (!challenge.until) return;
    const auto latest = british_midnight(add_days(*challenge.until, days_of_access + 1));
    for (const auto& entry : standing.team) {
        const auto until = entry.term.until;
        if (!entry.has_access || !until || *until <= latest || *until <= standing.now) continue;
        hits.push_back(
            hit("challenge_access_long",
                challenge,
                fmt::format(
                    "{} sees the challenge to {}, more than three months after the visit.",
                    entry.member.name,
                    long_date(british_date({until->milliseconds - 1}))
                ),
                entry.member.id.value)
        );
    }
}

void ask_support(const ChallengeStanding& standing, std::vector<Hit>& hits) {
    // Who has no evidence room here was supported elsewhere.
    if (standing.support.empty()) return;
    for (const auto& finding : standing.findings) {
        if (finding.kind != FindingKind::consideration || standing.support.contains(finding.id)) continue;
        hits.push_back(
            hit("finding_no_support",
                standing.challenge,
                fmt::format(
                    "“{}” stands on nothing of the evidence room, and other findings do.",
                    shortened(finding.text, 80)
                ),
                finding.id.value)
        );
    }
}

void ask_responses(const ChallengeStanding& standing, std::vector<Hit>& hits) {
    const auto& challenge = standing.challenge;
    const auto unsorted = std::ranges::count_if(standing.responses, [](const FindingResponse& response) {
        return !response.kind && response.state == ResponseState::draft;
    });
    if (unsorted > 0) {
        hits.push_back(
            hit("response_no_kind",
                challenge,
                unsorted == 1
                    ? "Nobody has said yet what kind of response 1 comment is."
                    : fmt::format("Nobody has said yet what kind of response {} comments are.", unsorted),
                challenge.id.value)
        );
    }
    const auto waiting = std::ranges::count_if(standing.responses, can_be_decided);
    if (waiting > 0) {
        hits.push_back(
            hit("correction_waits",
                challenge,
                waiting == 1
                    ? "1 correction waits for the peers to agree or decline it."
                    : fmt::format("{} corrections wait for the peers to agree or decline them.", waiting),
                challenge.id.value)
        );
    }
}

}  // namespace

std::span<const Check> challenge_checks() {
    return checks;
}

std::vector<Hit> hits_in(const ChallengeStanding& standing) {
    std::vector<Hit> hits;
    if (standing.challenge.stage == Stage::closed) return hits;
    ask_team(standing, hits);
    ask_report(standing, hits);
    ask_access(standing, hits);
    ask_support(standing, hits);
    ask_responses(standing, hits);
    return hits;
}

}  // namespace dueregard::assessment
