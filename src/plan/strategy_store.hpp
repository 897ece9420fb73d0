#pragma once
// The register's strategies.

#include "accounts/saved.hpp"
#include "plan/acting.hpp"
#include "plan/strategy.hpp"
#include "storage/db.hpp"

#include <vector>

namespace dueregard::plan {

using accounts::Saved;

/// The latest first.
[[nodiscard]] std::vector<Strategy> strategies(storage::Db& db, accounts::OrganisationId organisation);
/// Throws NotFound.
[[nodiscard]] Strategy find_strategy(storage::Db& db, accounts::OrganisationId organisation, StrategyId id);
StrategyId add_strategy(storage::Transaction& tx, const Acting& acting, const Strategy& strategy);
Saved change_strategy(storage::Transaction& tx, const Acting& acting, const Strategy& strategy);

}  // namespace dueregard::plan
