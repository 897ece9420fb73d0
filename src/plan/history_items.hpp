#pragma once
// What the history tells of a measure, as a timeline shows it.

#include "accounts/ids.hpp"
#include "plan/ids.hpp"
#include "storage/db.hpp"
#include "web/timeline.hpp"

#include <vector>

namespace dueregard::plan {

/// The measure's own entries and its returns', the newest first, each with what was changed from what to
/// what. Ids are shown by name.
[[nodiscard]] std::vector<web::TimelineItem>
measure_history(storage::Db& db, accounts::OrganisationId organisation, MeasureId measure);

}  // namespace dueregard::plan
