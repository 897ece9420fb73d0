#include "accounts/service_area_store.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

std::vector<ServiceArea> list_service_areas(storage::Db& db, OrganisationId organisation) {
    std::vector<ServiceArea> areas;
    const auto rows = db.query(
        "select id, parent, name from service_area where organisation = :organisation order by name, id",
        {organisation}
    );
    areas.reserve(rows.size());
    for (const auto& row : rows) {
        areas.push_back(
            {.id = row.id<ServiceAreaId>(0), .parent = row.optional_id<ServiceAreaId>(1), .name = row.text(2)}
        );
    }
    return areas;
}

std::optional<ServiceArea>
service_area_called(storage::Db& db, OrganisationId organisation, std::string_view name) {
    auto areas = list_service_areas(db, organisation);
    const auto wanted = squeezed(name);
    std::erase_if(areas, [&](const ServiceArea& area) { return !equals_ignoring_case(area.name, wanted); });
    return areas.size() == 1 ? std::optional(areas.front()) : std::nullopt;
}

ServiceAreaId add_service_area(storage::Transaction& tx, const Actor& actor, const NewServiceArea& area) {
    const auto taken =
        std::ranges::any_of(list_service_areas(tx, actor.organisation), [&](const ServiceArea& other) {
            return other.parent == area.parent && equals_ignoring_case(other.name, area.name);
        });
    if (taken) throw Conflict(fmt::format("There is a service area called {} there already.", area.name));
    const auto id = tx.fresh<ServiceAreaId>();
    tx.execute(
        "insert into service_area (organisation, id, parent, name) values (:organisation, :id, :parent, :name)",
        {actor.organisation, id, area.parent, area.name}
    );
    const auto parent = area.parent ? std::optional(address(*area.parent)) : std::nullopt;
    record(
        tx,
        actor,
        {.noun = "service_area",
         .id = id.value,
         .verb = "add",
         .before = "",
         .after = json_of({{"name", area.name}, {"parent", parent}}),
         .why = ""}
    );
    return id;
}

bool take_out_service_area(
    storage::Transaction& tx, const Actor& actor, ServiceAreaId id, std::string_view why
) {
    const auto area = tx.db().find(
        "select name from service_area where organisation = :organisation and id = :id and not exists "
        "(select 1 from service_area below where below.organisation = :organisation and below.parent = :id) and "
        "not exists (select 1 from role_grant g where g.organisation = :organisation and g.service_area = :id)",
        {actor.organisation, id, actor.organisation, id, actor.organisation, id}
    );
    if (!area) return false;
    tx.execute(
        "delete from service_area where organisation = :organisation and id = :id", {actor.organisation, id}
    );
    record(
        tx,
        actor,
        {.noun = "service_area",
         .id = id.value,
         .verb = "take_out",
         .before = json_of({{"name", area->text(0)}}),
         .after = "",
         .why = std::string(why)}
    );
    return true;
}

}  // namespace dueregard::accounts
