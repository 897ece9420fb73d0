#include "accounts/service_area_store.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

namespace {

std::optional<std::string> address_of(const std::optional<ServiceAreaId>& id) {
    return id ? std::optional(address(*id)) : std::nullopt;
}

std::string json_of_area(const ServiceArea& area) {
    return json_of({{"name", area.name}, {"parent", address_of(area.parent)}});
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return count == 1 ? std::string(one) : fmt::format("{} {}", grouped(count), many);
}

std::int64_t count_at(const ServiceAreaCounts& counts, ServiceAreaId id) {
    const auto found = counts.find(id);
    return found == counts.end() ? 0 : found->second;
}

}  // namespace

std::vector<ServiceArea> list_service_areas(storage::Db& db, OrganisationId organisation) {
    std::vector<ServiceArea> areas;
    const auto rows = db.query(
        "select a.id, a.parent, a.name, a.version, e.ended_at from service_area a left join service_area_end e "
        "on e.organisation = a.organisation and e.service_area = a.id "
        "where a.organisation = :organisation order by a.name, a.id",
        {organisation}
    );
    areas.reserve(rows.size());
    for (const auto& row : rows) {
        areas.push_back(
            {.id = row.id<ServiceAreaId>(0),
             .parent = row.optional_id<ServiceAreaId>(1),
             .name = row.text(2),
             .version = row.integer(3),
             .ended_at = row.optional_instant(4)}
        );
    }
    return areas;
}

ServiceArea find_service_area(storage::Db& db, OrganisationId organisation, ServiceAreaId id) {
    auto areas = list_service_areas(db, organisation);
    const auto found = std::ranges::find(areas, id, &ServiceArea::id);
    if (found == areas.end())
        throw NotFound(fmt::format("There is no service area {} in this organisation.", address(id)));
    return std::move(*found);
}

bool has_ended(storage::Db& db, OrganisationId organisation, ServiceAreaId id) {
    return db
        .find(
            "select 1 from service_area_end where organisation = :organisation and service_area = :id",
            {organisation, id}
        )
        .has_value();
}

std::optional<ServiceArea>
service_area_called(storage::Db& db, OrganisationId organisation, std::string_view name) {
    auto areas = list_service_areas(db, organisation);
    const auto wanted = squeezed(name);
    std::erase_if(areas, [&](const ServiceArea& area) {
        return area.ended_at || !equals_ignoring_case(area.name, wanted);
    });
    return areas.size() == 1 ? std::optional(areas.front()) : std::nullopt;
}

std::vector<ServiceAreaId>
service_areas_led_by(storage::Db& db, OrganisationId organisation, const std::vector<RoleGrant>& grants) {
    std::vector<ServiceAreaId> led;
    if (std::ranges::find(grants, Role::service_lead, &RoleGrant::role) == grants.end()) return led;
    const auto all = list_service_areas(db, organisation);
    for (const auto& grant : grants) {
        if (grant.role != Role::service_lead) continue;
        if (grant.service_area) {
            std::ranges::copy(with_those_below(all, *grant.service_area), std::back_inserter(led));
        } else {
            std::ranges::transform(all, std::back_inserter(led), &ServiceArea::id);
        }
    }
    std::ranges::sort(led);
    const auto doubled = std::ranges::unique(led);
    led.erase(doubled.begin(), doubled.end());
    return led;
}

ServiceAreaId add_service_area(storage::Transaction& tx, const Actor& actor, const NewServiceArea& area) {
    ServiceArea added{.id = {}, .parent = area.parent, .name = area.name};
    const auto faults = faults_of(added, list_service_areas(tx, actor.organisation));
    if (!faults.empty()) throw Conflict(fmt::format("{}: {}.", area.name, faults.front().sentence));
    const auto id = tx.fresh<ServiceAreaId>();
    tx.execute(
        "insert into service_area (organisation, id, parent, name) values (:organisation, :id, :parent, :name)",
        {actor.organisation, id, area.parent, area.name}
    );
    record(
        tx,
        actor,
        {.noun = "service_area",
         .id = id.value,
         .verb = "add",
         .before = "",
         .after = json_of_area(added),
         .why = ""}
    );
    return id;
}

Saved change_service_area(storage::Transaction& tx, const Actor& actor, const ServiceArea& area) {
    const auto before = find_service_area(tx, actor.organisation, area.id);
    if (before.ended_at) throw Conflict(fmt::format("The service area {} has ended.", address(area.id)));
    if (before.version != area.version) return Saved::stale;
    const auto faults = faults_of(area, list_service_areas(tx, actor.organisation));
    if (!faults.empty()) throw Conflict(faults.front().sentence + ".");
    if (before.name == area.name && before.parent == area.parent) return Saved::kept;
    tx.execute(
        "update service_area set name = :name, parent = :parent, version = version + 1 "
        "where organisation = :organisation and id = :id",
        {area.name, area.parent, actor.organisation, area.id}
    );
    record(
        tx,
        actor,
        {.noun = "service_area",
         .id = area.id.value,
         .verb = before.parent == area.parent ? "rename" : "move",
         .before = json_of_area(before),
         .after = json_of_area(area),
         .why = ""}
    );
    return Saved::kept;
}

ServiceAreaCounts people_in_service_areas(storage::Db& db, OrganisationId organisation, Instant now) {
    ServiceAreaCounts counts;
    for (const auto& row : db.query(
             "select g.service_area, count(distinct g.person) from role_grant g left join role_grant_end e "
             "on e.organisation = g.organisation and e.role_grant = g.id join person p "
             "on p.organisation = g.organisation and p.id = g.person "
             "where g.organisation = :organisation and g.service_area is not null and e.role_grant is null "
             "and p.left_at is null and (g.until_at is null or g.until_at > :now) group by g.service_area",
             {organisation, now}
         ))
        counts[row.id<ServiceAreaId>(0)] = row.integer(1);
    return counts;
}

std::vector<std::string> uses_of_service_area(
    storage::Db& db,
    OrganisationId organisation,
    ServiceAreaId id,
    std::span<const ServiceAreaUse> uses,
    Instant now
) {
    std::vector<std::string> words;
    const auto add = [&](std::int64_t count, std::string_view one, std::string_view many) {
        if (count > 0) words.push_back(counted(count, one, many));
    };
    const auto areas = list_service_areas(db, organisation);
    const auto below = std::ranges::count_if(areas, [&](const ServiceArea& area) {
        return area.parent == id && !area.ended_at;
    });
    add(below, "1 service area below it", "service areas below it");
    add(count_at(people_in_service_areas(db, organisation, now), id),
        "1 person with a role in it",
        "people with a role in it");
    for (const auto& use : uses)
        add(count_at(use.count(db, organisation), id), use.one, use.many);
    return words;
}

void end_service_area(
    storage::Transaction& tx,
    const Actor& actor,
    ServiceAreaId id,
    std::span<const ServiceAreaUse> uses,
    std::string_view why
) {
    const auto area = find_service_area(tx, actor.organisation, id);
    if (area.ended_at) throw Conflict(fmt::format("The service area {} has ended already.", address(id)));
    const auto in_use = uses_of_service_area(tx, actor.organisation, id, uses, tx.now());
    if (!in_use.empty())
        throw Conflict(fmt::format("The service area {} is in use: {}.", address(id), join(in_use, ", ")));
    tx.execute(
        "insert into service_area_end (organisation, service_area, ended_at, ended_by, ended_by_name, why) values "
        "(:organisation, :service_area, :ended_at, :ended_by, :ended_by_name, :why)",
        {actor.organisation, id, tx.now(), actor.person, actor.name, why}
    );
    record(
        tx,
        actor,
        {.noun = "service_area",
         .id = id.value,
         .verb = "end",
         .before = json_of_area(area),
         .after = "",
         .why = std::string(why)}
    );
}

bool take_out_service_area(
    storage::Transaction& tx, const Actor& actor, ServiceAreaId id, std::string_view why
) {
    const auto area = tx.db().find(
        "select name from service_area where organisation = :organisation and id = :id and not exists "
        "(select 1 from service_area below where below.organisation = :organisation and below.parent = :id) and "
        "not exists (select 1 from role_grant g where g.organisation = :organisation and g.service_area = :id) and "
        "not exists (select 1 from service_area_end e where e.organisation = :organisation and e.service_area = :id)",
        {actor.organisation, id, actor.organisation, id, actor.organisation, id, actor.organisation, id}
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
