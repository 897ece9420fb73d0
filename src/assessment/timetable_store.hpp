#pragma once
// The table challenge_slot.

#include "accounts/acting.hpp"
#include "assessment/timetable.hpp"
#include "storage/db.hpp"

#include <vector>

namespace dueregard::assessment {

/// By day and time.
[[nodiscard]] std::vector<ChallengeSlot>
slots_of(storage::Db& db, accounts::OrganisationId organisation, ChallengeId challenge);

/// The acting person runs challenges. Throws BadRequest where it has faults.
ChallengeSlotId add_slot(storage::Transaction& tx, const accounts::Acting& acting, const ChallengeSlot& slot);
/// Throws NotFound.
void remove_slot(
    storage::Transaction& tx, const accounts::Acting& acting, ChallengeId challenge, ChallengeSlotId id
);

}  // namespace dueregard::assessment
