#pragma once
// The register's objectives.

#include "plan/objective.hpp"
#include "plan/strategy_store.hpp"

#include <vector>

namespace dueregard::plan {

/// All of the organisation's, sisters by position; `in_order` puts them under their parents.
[[nodiscard]] std::vector<Objective> objectives(storage::Db& db, accounts::OrganisationId organisation);
/// Throws NotFound.
[[nodiscard]] Objective
find_objective(storage::Db& db, accounts::OrganisationId organisation, ObjectiveId id);
/// Position 0 puts it after its sisters.
ObjectiveId add_objective(storage::Transaction& tx, const Acting& acting, const Objective& objective);
Saved change_objective(storage::Transaction& tx, const Acting& acting, const Objective& objective);

}  // namespace dueregard::plan
