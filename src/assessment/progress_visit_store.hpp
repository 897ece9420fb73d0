#pragma once
// The table progress_visit: when the peers come back to see what became of what they recommended.

#include "accounts/acting.hpp"
#include "assessment/ids.hpp"
#include "base/clock.hpp"
#include "base/date.hpp"
#include "storage/db.hpp"

#include <expected>
#include <optional>
#include <string>

namespace dueregard::assessment {

/// Who said so last, and when.
struct ProgressVisit {
    Date on{};
    Instant at;
    std::string person_name;
};

/// Nothing where no day is set.
[[nodiscard]] std::optional<ProgressVisit>
progress_visit_of(storage::Db& db, accounts::OrganisationId organisation, ChallengeId challenge);

/// Nothing takes the day back. A day before the visit itself ended is a sentence.
std::expected<void, std::string> keep_progress_visit(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    ChallengeId challenge,
    const std::optional<Date>& on
);

}  // namespace dueregard::assessment
