#pragma once
// The report of a challenge as it stands, and the table frozen_report: as it stood when it became final.

#include "accounts/acting.hpp"
#include "assessment/challenge_report.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string>

namespace dueregard::assessment {

/// As it stands now, with the responses that this person may see.
[[nodiscard]] ChallengeReport
report_now(storage::Db& db, const accounts::Acting& acting, const Challenge& challenge);

/// As it was frozen, whatever became of its findings since; as it stands where it is not final yet.
[[nodiscard]] ChallengeReport
report_of(storage::Db& db, const accounts::Acting& acting, const Challenge& challenge);

struct FrozenReport {
    std::string content;  ///< what `written` made
    std::string sha256;
    Instant at;
    std::string person_name;
};

[[nodiscard]] std::optional<FrozenReport>
frozen_report(storage::Db& db, accounts::OrganisationId organisation, ChallengeId challenge);

/// Keeps it as it stands, with the responses that were handed over. Part of moving a challenge to its final
/// report, which happens once.
void freeze_report(storage::Transaction& tx, const accounts::Acting& acting, const Challenge& challenge);

}  // namespace dueregard::assessment
