#pragma once
// Reads the register as incoming rows are held against it.

#include "accounts/ids.hpp"
#include "intake/register_view.hpp"
#include "storage/db.hpp"

#include <vector>

namespace dueregard::intake {

/// Every measure, withdrawn ones too, with its returns for those of `periods` that the register has. The
/// periods are recognised on the way (`recognise_periods`).
[[nodiscard]] RegisterView
register_view(storage::Db& db, accounts::OrganisationId organisation, std::vector<IncomingPeriod>& periods);

}  // namespace dueregard::intake
