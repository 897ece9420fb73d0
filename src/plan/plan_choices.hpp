#pragma once
// The lists that filters and forms offer: objectives, owners, service areas, periods.

#include "accounts/ids.hpp"
#include "accounts/service_area_choices.hpp"
#include "storage/db.hpp"
#include "web/select.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace dueregard::plan {

/// Each begins with an empty choice worded `none`. Objectives stand below their parents, set in with dashes.
[[nodiscard]] std::vector<web::SelectItem>
objective_choices(storage::Db& db, accounts::OrganisationId organisation, std::string_view none);
/// People who have not left, and `kept`, who may have.
[[nodiscard]] std::vector<web::SelectItem> owner_choices(
    storage::Db& db,
    accounts::OrganisationId organisation,
    std::string_view none,
    std::optional<accounts::PersonId> kept = std::nullopt
);
using accounts::service_area_choices;
[[nodiscard]] std::vector<web::SelectItem>
period_choices(storage::Db& db, accounts::OrganisationId organisation);

}  // namespace dueregard::plan
