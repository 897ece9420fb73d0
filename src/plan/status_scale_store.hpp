#pragma once
// The council's own scale of statuses; the usual one where it has set none.

#include "plan/acting.hpp"
#include "plan/fault.hpp"
#include "plan/status.hpp"
#include "storage/db.hpp"

namespace dueregard::plan {

[[nodiscard]] StatusScale status_scale(storage::Db& db, accounts::OrganisationId organisation);

/// A scale must have a word for each of its statuses, no word twice, and a status for each meaning: field
/// "statuses".
[[nodiscard]] Faults faults_of(const StatusScale& scale);

/// From now on; returns keep the symbol and word they were given with.
void set_status_scale(storage::Transaction& tx, const Acting& acting, const StatusScale& scale);

}  // namespace dueregard::plan
