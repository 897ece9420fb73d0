#pragma once
// The standing questions to a challenge: what a critical friend would say of how it stands today.

#include "assessment/challenge_team_store.hpp"
#include "assessment/finding.hpp"
#include "assessment/response.hpp"
#include "base/check.hpp"

#include <map>
#include <span>
#include <vector>

namespace dueregard::assessment {

/// Everything that the checks look at.
struct ChallengeStanding {
    Challenge challenge;
    std::vector<TeamEntry> team;
    std::vector<ChallengeFinding> findings;
    std::map<FindingId, std::vector<ExhibitId>> support;
    std::vector<FindingResponse> responses;
    Instant now;
};

[[nodiscard]] std::span<const Check> challenge_checks();

/// In the order of the checks. A closed challenge is asked nothing; `subject` is what the hit is about: the
/// challenge, a member, a finding.
[[nodiscard]] std::vector<Hit> hits_in(const ChallengeStanding& standing);

}  // namespace dueregard::assessment
