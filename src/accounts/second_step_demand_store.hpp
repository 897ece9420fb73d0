#pragma once
// The table second_step_demand: since when an organisation demands a second step of its administrators.

#include "accounts/history.hpp"
#include "accounts/ids.hpp"
#include "base/clock.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string>

namespace dueregard::accounts {

struct SecondStepDemand {
    Instant made_at;
    std::string made_by_name;
};

/// The one that stands; nothing where none does.
[[nodiscard]] std::optional<SecondStepDemand>
find_second_step_demand(storage::Db& db, OrganisationId organisation);
/// Nothing happens where one stands.
void demand_second_step(storage::Transaction& tx, const Actor& actor);
/// Nothing happens where none stands.
void end_second_step_demand(storage::Transaction& tx, const Actor& actor);

}  // namespace dueregard::accounts
