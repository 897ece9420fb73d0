#pragma once
// The tables challenge and challenge_act.

#include "accounts/acting.hpp"
#include "accounts/saved.hpp"
#include "assessment/challenge.hpp"
#include "storage/db.hpp"

#include <string_view>
#include <vector>

namespace dueregard::assessment {

using accounts::Saved;

/// Those that this person may see, the latest first.
[[nodiscard]] std::vector<Challenge> challenges_for(storage::Db& db, const accounts::Acting& acting);
/// Throws NotFound where there is none or this person may not see it: nobody learns which.
[[nodiscard]] Challenge find_challenge(storage::Db& db, const accounts::Acting& acting, ChallengeId id);
/// The newest first.
[[nodiscard]] std::vector<ChallengeAct>
acts_of(storage::Db& db, accounts::OrganisationId organisation, ChallengeId id);

/// It begins as scoped.
ChallengeId
add_challenge(storage::Transaction& tx, const accounts::Acting& acting, const Challenge& challenge);
/// Title, who reviews, what is sought, days; never the stage.
Saved change_challenge(storage::Transaction& tx, const accounts::Acting& acting, const Challenge& challenge);
/// Throws Conflict where it cannot go there from where it stands, BadRequest where a step back has no reason.
/// A report that becomes final is frozen.
void move_challenge(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    ChallengeId id,
    Stage stage,
    std::string_view why
);

}  // namespace dueregard::assessment
