#pragma once
// How many measures stand where, counted by the database: by objective in one period, and by period.

#include "accounts/ids.hpp"
#include "plan/ids.hpp"
#include "plan/period.hpp"
#include "plan/progress.hpp"
#include "storage/db.hpp"

#include <map>
#include <optional>
#include <vector>

namespace dueregard::plan {

/// The measures right under each objective; `nothing` for those under none.
[[nodiscard]] std::map<std::optional<ObjectiveId>, StatusCounts>
counts_by_objective(storage::Db& db, accounts::OrganisationId organisation, PeriodId period);

struct PeriodCounts {
    Period period;
    StatusCounts counts;
};

/// Every period that was ever opened or reported on, the earliest first.
[[nodiscard]] std::vector<PeriodCounts>
counts_by_period(storage::Db& db, accounts::OrganisationId organisation);

/// How many measures in the plan now stand right under each objective, whatever they reported.
[[nodiscard]] std::map<std::optional<ObjectiveId>, std::int64_t>
measures_by_objective(storage::Db& db, accounts::OrganisationId organisation);

[[nodiscard]] StatusCounts counts_in(storage::Db& db, accounts::OrganisationId organisation, PeriodId period);

}  // namespace dueregard::plan
