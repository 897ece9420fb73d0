#include "accounts/role_grant_store.hpp"

#include "accounts/service_area_store.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

namespace {

constexpr std::string_view held_roles =
    "select g.person, g.id, g.role, g.service_area, g.from_at, g.until_at, g.challenge from role_grant g left join role_grant_end e "
    "on e.organisation = g.organisation and e.role_grant = g.id "
    "where g.organisation = :organisation and e.role_grant is null ";

RoleGrant grant_of(const storage::Row& row) {
    const auto role = role_named(row.text(2));
    ensure(role.has_value(), "the table role_grant holds a role that this version does not know");
    return {
        .id = row.id<RoleGrantId>(1),
        .role = *role,
        .service_area = row.optional_id<ServiceAreaId>(3),
        .term = {.from = row.optional_instant(4), .until = row.optional_instant(5)},
        .challenge = row.optional_id<ChallengeId>(6)
    };
}

std::string json_of_grant(PersonId person, const NewRole& role) {
    return json_of({
        {"person", address(person)},
        {"role", name_of(role.role)},
        {"service_area", role.service_area ? std::optional(address(*role.service_area)) : std::nullopt},
        {"from", role.term.from},
        {"until", role.term.until},
        {"challenge", role.challenge ? std::optional(address(*role.challenge)) : std::nullopt},
    });
}

/// Who comes for one challenge comes as a peer, and for a time; and a peer for nothing else.
void require_sound(const NewRole& role) {
    if (is_given_by_itself(role.role)) {
        if (role.challenge) throw BadRequest("A role for one challenge is a peer's.");
        return;
    }
    if (!role.challenge || !role.term.until) {
        throw BadRequest(
            "A peer's role is for one challenge, and has an end: add them to the challenge's team."
        );
    }
}

}  // namespace

bool is_given_by_itself(Role role) {
    return role != Role::peer;
}

std::map<PersonId, std::vector<RoleGrant>> roles_by_person(storage::Db& db, OrganisationId organisation) {
    std::map<PersonId, std::vector<RoleGrant>> roles;
    for (const auto& row : db.query(fmt::format("{} order by g.id", held_roles), {organisation})) {
        roles[row.id<PersonId>(0)].push_back(grant_of(row));
    }
    return roles;
}

std::vector<RoleGrant> roles_of(storage::Db& db, OrganisationId organisation, PersonId person) {
    std::vector<RoleGrant> roles;
    const auto sql = fmt::format("{} and g.person = :person order by g.id", held_roles);
    for (const auto& row : db.query(sql, {organisation, person}))
        roles.push_back(grant_of(row));
    return roles;
}

PersonId person_with_grant(storage::Db& db, OrganisationId organisation, RoleGrantId grant) {
    const auto row = db.find(
        "select person from role_grant where organisation = :organisation and id = :id", {organisation, grant}
    );
    if (!row) throw NotFound(fmt::format("There is no role {} in this organisation.", address(grant)));
    return row->id<PersonId>(0);
}

RoleGrantId give_role(
    storage::Transaction& tx,
    const Actor& actor,
    PersonId person,
    Role role,
    std::optional<ServiceAreaId> service_area
) {
    return give_role(tx, actor, person, NewRole{.role = role, .service_area = service_area, .term = {}});
}

RoleGrantId give_role(storage::Transaction& tx, const Actor& actor, PersonId person, const NewRole& role) {
    require_sound(role);
    const auto held = roles_of(tx, actor.organisation, person);
    const auto same = std::ranges::find_if(held, [&](const RoleGrant& one) {
        return one.role == role.role && one.service_area == role.service_area && one.term == role.term
               && one.challenge == role.challenge;
    });
    if (same != held.end()) return same->id;
    if (role.service_area && has_ended(tx, actor.organisation, *role.service_area))
        throw Conflict("That service area has ended; choose another.");
    const auto id = tx.fresh<RoleGrantId>();
    tx.execute(
        "insert into role_grant (organisation, id, person, role, service_area, from_at, until_at, challenge, given_at, "
        "given_by, given_by_name) values (:organisation, :id, :person, :role, :service_area, :from_at, :until_at, "
        ":challenge, :given_at, :given_by, :given_by_name)",
        {actor.organisation,
         id,
         person,
         name_of(role.role),
         role.service_area,
         role.term.from,
         role.term.until,
         role.challenge,
         tx.now(),
         actor.person,
         actor.name}
    );
    record(
        tx,
        actor,
        {.noun = "role_grant",
         .id = id.value,
         .verb = "give",
         .before = "",
         .after = json_of_grant(person, role),
         .why = ""}
    );
    return id;
}

void end_role(storage::Transaction& tx, const Actor& actor, RoleGrantId grant, std::string_view why) {
    const auto row = tx.db().find(
        "select g.person, g.id, g.role, g.service_area, g.from_at, g.until_at, g.challenge, e.role_grant is not null from role_grant g left join "
        "role_grant_end e on e.organisation = g.organisation and e.role_grant = g.id "
        "where g.organisation = :organisation and g.id = :id",
        {actor.organisation, grant}
    );
    if (!row) throw NotFound(fmt::format("There is no role {} in this organisation.", address(grant)));
    if (row->integer(7) != 0) throw Conflict("That role was ended already.");
    tx.execute(
        "insert into role_grant_end (organisation, role_grant, ended_at, ended_by, ended_by_name, why) values "
        "(:organisation, :role_grant, :ended_at, :ended_by, :ended_by_name, :why)",
        {actor.organisation, grant, tx.now(), actor.person, actor.name, why}
    );
    const auto held = grant_of(*row);
    record(
        tx,
        actor,
        {.noun = "role_grant",
         .id = grant.value,
         .verb = "end",
         .before = json_of_grant(
             row->id<PersonId>(0),
             {.role = held.role,
              .service_area = held.service_area,
              .term = held.term,
              .challenge = held.challenge}
         ),
         .after = "",
         .why = std::string(why)}
    );
}

}  // namespace dueregard::accounts
