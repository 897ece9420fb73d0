#pragma once
// The tables service_area and service_area_end.

#include "accounts/history.hpp"
#include "accounts/person.hpp"
#include "accounts/saved.hpp"
#include "accounts/service_area.hpp"
#include "storage/db.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

/// By name; those that have ended too.
[[nodiscard]] std::vector<ServiceArea> list_service_areas(storage::Db& db, OrganisationId organisation);
/// Throws NotFound.
[[nodiscard]] ServiceArea find_service_area(storage::Db& db, OrganisationId organisation, ServiceAreaId id);
[[nodiscard]] bool has_ended(storage::Db& db, OrganisationId organisation, ServiceAreaId id);
/// The one of that name that has not ended, whatever its case (A to Z); nothing where none or several have
/// it.
[[nodiscard]] std::optional<ServiceArea>
service_area_called(storage::Db& db, OrganisationId organisation, std::string_view name);
/// Those that a service lead of these roles answers for, with all below; every one where the role is for the
/// whole organisation. In the order of their ids.
[[nodiscard]] std::vector<ServiceAreaId>
service_areas_led_by(storage::Db& db, OrganisationId organisation, const std::vector<RoleGrant>& grants);
/// Throws Conflict where its parent has one of that name already.
ServiceAreaId add_service_area(storage::Transaction& tx, const Actor& actor, const NewServiceArea& area);
/// Renames or moves it. Throws Conflict where faults_of (service_area.hpp) has something to say, or it has
/// ended.
Saved change_service_area(storage::Transaction& tx, const Actor& actor, const ServiceArea& area);

/// How many of one kind stand in each service area itself, without those below; where none stand, it is left
/// out.
using ServiceAreaCounts = std::map<ServiceAreaId, std::int64_t>;

/// What makes use of service areas. Each part lists its own; app puts the lists one after the other.
struct ServiceAreaUse {
    std::string_view heading;  ///< "Measures": over a column
    std::string_view one;      ///< "1 measure"
    std::string_view many;     ///< "measures": after a number
    ServiceAreaCounts (*count)(storage::Db& db, OrganisationId organisation) = nullptr;
};

/// Those who have a role there, now or later.
[[nodiscard]] ServiceAreaCounts
people_in_service_areas(storage::Db& db, OrganisationId organisation, Instant now);

/// What still uses it, in words; empty where it can be ended. `uses` are the other parts'.
[[nodiscard]] std::vector<std::string> uses_of_service_area(
    storage::Db& db,
    OrganisationId organisation,
    ServiceAreaId id,
    std::span<const ServiceAreaUse> uses,
    Instant now
);
/// Throws Conflict where something uses it, or it has ended already.
void end_service_area(
    storage::Transaction& tx,
    const Actor& actor,
    ServiceAreaId id,
    std::span<const ServiceAreaUse> uses,
    std::string_view why
);

/// Undoes the adding of one that nobody came to use: false, and nothing happens, where others stand within it
/// or somebody has a role in it.
bool take_out_service_area(
    storage::Transaction& tx, const Actor& actor, ServiceAreaId id, std::string_view why
);

}  // namespace dueregard::accounts
