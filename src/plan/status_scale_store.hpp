#pragma once
// The council's own scale of statuses; the usual one where it has set none.

#include "plan/acting.hpp"
#include "plan/status.hpp"
#include "plan/strategy_store.hpp"
#include "storage/db.hpp"

#include <string_view>

namespace dueregard::plan {

[[nodiscard]] StatusScale status_scale(storage::Db& db, accounts::OrganisationId organisation);

/// From now on; returns keep the symbol and word they were given with. `started_from` is the scale that was
/// changed, as `told` tells it; another one standing now is not overwritten.
[[nodiscard]] Saved set_status_scale(
    storage::Transaction& tx, const Acting& acting, const StatusScale& scale, std::string_view started_from
);

}  // namespace dueregard::plan
