#pragma once
// The table service_area.

#include "accounts/history.hpp"
#include "accounts/service_area.hpp"
#include "storage/db.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

/// By name.
[[nodiscard]] std::vector<ServiceArea> list_service_areas(storage::Db& db, OrganisationId organisation);
/// The one of that name, whatever its case (A to Z); nothing where none or several have it.
[[nodiscard]] std::optional<ServiceArea>
service_area_called(storage::Db& db, OrganisationId organisation, std::string_view name);
/// Throws Conflict where its parent has one of that name already.
ServiceAreaId add_service_area(storage::Transaction& tx, const Actor& actor, const NewServiceArea& area);

/// Undoes the adding of one that nobody came to use: false, and nothing happens, where others stand within it
/// or somebody has a role in it.
bool take_out_service_area(
    storage::Transaction& tx, const Actor& actor, ServiceAreaId id, std::string_view why
);

}  // namespace dueregard::accounts
