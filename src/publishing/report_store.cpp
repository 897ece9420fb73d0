#include "publishing/report_store.hpp"

#include "accounts/organisation_store.hpp"
#include "assurance/findings.hpp"
#include "plan/objective_store.hpp"
#include "plan/period_store.hpp"
#include "plan/status_scale_store.hpp"

namespace dueregard::publishing {

ProgressPaper progress_paper(
    storage::Db& db, accounts::OrganisationId organisation, const plan::Period& period, Date today
) {
    const auto council = accounts::find_organisation(db, organisation);
    return {
        .organisation = council ? council->name : "",
        .period = period,
        .before = plan::period_before(db, organisation, period),
        .prepared = today,
        .scale = plan::status_scale(db, organisation),
        .objectives = plan::objectives(db, organisation),
        .standings = plan::standings(db, organisation, period),
        .hits = assurance::outstanding(db, organisation, period, today),
    };
}

}  // namespace dueregard::publishing
