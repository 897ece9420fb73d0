#pragma once
// The tables finding and finding_support.

#include "assessment/challenge_store.hpp"
#include "assessment/exhibit.hpp"
#include "assessment/finding.hpp"
#include "storage/db.hpp"

#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

/// Those that stand, in the order of the papers they come from.
[[nodiscard]] std::vector<ChallengeFinding>
findings_of(storage::Db& db, accounts::OrganisationId organisation, ChallengeId challenge);
/// Of every challenge of the organisation, as above.
[[nodiscard]] std::vector<ChallengeFinding>
all_findings(storage::Db& db, accounts::OrganisationId organisation);
/// A withdrawn one too. Throws NotFound where there is none or this person may not see its challenge.
[[nodiscard]] ChallengeFinding find_finding(storage::Db& db, const accounts::Acting& acting, FindingId id);

/// Kept in the order given, after those that stand there. The acting person may write in the challenge.
std::vector<FindingId> add_findings(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    ChallengeId challenge,
    std::span<const ChallengeFinding> findings,
    std::string_view why
);
/// Kind, area, number and words.
Saved change_finding(
    storage::Transaction& tx, const accounts::Acting& acting, const ChallengeFinding& finding
);
/// It stays with its reason, and counts nowhere. Throws Conflict where it is withdrawn already.
void withdraw_finding(
    storage::Transaction& tx, const accounts::Acting& acting, FindingId id, std::string_view why
);

/// What a finding stands on, by finding.
[[nodiscard]] std::map<FindingId, std::vector<ExhibitId>>
support_of(storage::Db& db, accounts::OrganisationId organisation, ChallengeId challenge);
/// Throws NotFound where the exhibit is of another challenge. Twice is once.
void support_finding(
    storage::Transaction& tx, const accounts::Acting& acting, FindingId finding, ExhibitId exhibit
);

}  // namespace dueregard::assessment
