#pragma once
// The list of service areas that a form or a filter offers.

#include "accounts/ids.hpp"
#include "storage/db.hpp"
#include "web/select.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

/// Begins with an empty choice worded `none`; each below its parent, set in with dashes. Those that have
/// ended are left out, but for `kept`.
[[nodiscard]] std::vector<web::SelectItem> service_area_choices(
    storage::Db& db,
    OrganisationId organisation,
    std::string_view none,
    std::optional<ServiceAreaId> kept = std::nullopt
);

}  // namespace dueregard::accounts
