#pragma once
// The tables accepted_hit and accepted_hit_end: a hit is accepted by one act, and that is taken back by
// another.

#include "accounts/history.hpp"
#include "assurance/accepted_hit.hpp"
#include "storage/db.hpp"

#include <string_view>
#include <vector>

namespace dueregard::assurance {

/// Those that hold, the newest first.
[[nodiscard]] std::vector<AcceptedHit> accepted_hits(storage::Db& db, accounts::OrganisationId organisation);

/// Throws BadRequest where the reason has faults, Conflict where the hit is accepted already.
AcceptedHitId accept_hit(
    storage::Transaction& tx,
    const accounts::Actor& actor,
    const HitKey& key,
    const Hit& hit,
    std::string_view why
);

/// The hit counts again. Throws NotFound where there is no such acceptance, Conflict where it was taken back
/// already.
void take_back(
    storage::Transaction& tx, const accounts::Actor& actor, AcceptedHitId id, std::string_view why
);

}  // namespace dueregard::assurance
