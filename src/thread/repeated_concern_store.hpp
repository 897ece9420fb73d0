#pragma once
// The table repeated_concern: somebody said that two findings, years apart, are the same concern, or are not.

#include "accounts/acting.hpp"
#include "assessment/finding.hpp"
#include "storage/db.hpp"

#include <vector>

namespace dueregard::thread {

enum class Sameness { same, different };

struct RepeatedConcern {
    assessment::FindingId earlier;
    assessment::FindingId later;
    Sameness sameness = Sameness::same;
    std::string person_name;
};

/// What was last said of each pair that has this finding in it.
[[nodiscard]] std::vector<RepeatedConcern>
concerns_with(storage::Db& db, accounts::OrganisationId organisation, assessment::FindingId finding);

/// The acting person runs challenges and may see both; throws NotFound. Which is earlier follows from the
/// days of their challenges; throws Conflict where both are of one challenge.
void judge_concern(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    assessment::FindingId one,
    assessment::FindingId other,
    Sameness sameness
);

}  // namespace dueregard::thread
