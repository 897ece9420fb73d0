#pragma once
// What a report is made from, fetched from the register.

#include "accounts/ids.hpp"
#include "base/clock.hpp"
#include "publishing/progress_paper.hpp"
#include "storage/db.hpp"

namespace dueregard::publishing {

/// The progress report of one period, as the register stands now.
[[nodiscard]] ProgressPaper progress_paper(
    storage::Db& db, accounts::OrganisationId organisation, const plan::Period& period, Date today
);

}  // namespace dueregard::publishing
