#pragma once
// The tables remedy and remedy_end.

#include "accounts/acting.hpp"
#include "storage/db.hpp"
#include "thread/remedy.hpp"

#include <string_view>
#include <vector>

namespace dueregard::thread {

/// Those that hold, the oldest first; what was taken out of the plan since is left out.
[[nodiscard]] std::vector<Remedy> remedies(storage::Db& db, accounts::OrganisationId organisation);
[[nodiscard]] std::vector<Remedy>
remedies_for(storage::Db& db, accounts::OrganisationId organisation, assessment::FindingId finding);

/// The acting person runs challenges and edits the plan. What is named must be there: throws NotFound. The
/// same remedy twice is one.
RemedyId add_remedy(storage::Transaction& tx, const accounts::Acting& acting, const Remedy& remedy);
/// Throws NotFound where there is none, Conflict where it was ended already.
void end_remedy(storage::Transaction& tx, const accounts::Acting& acting, RemedyId id, std::string_view why);

/// A promise becomes a measure: both, tied together, in one act.
plan::MeasureId promise_to_measure(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    assessment::ResponseId response,
    const plan::Measure& measure
);

}  // namespace dueregard::thread
