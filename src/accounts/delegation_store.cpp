#include "accounts/delegation_store.hpp"

#include "accounts/letter_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/service_area_store.hpp"
#include "base/failure.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

namespace {

constexpr std::string_view not_over =
    "select d.id, d.absent, a.name, d.stand_in, s.name, d.from_at, d.until_at from delegation d "
    "join person a on a.organisation = d.organisation and a.id = d.absent "
    "join person s on s.organisation = d.organisation and s.id = d.stand_in "
    "where d.organisation = :organisation and d.until_at > :now and a.left_at is null and s.left_at is null "
    "and not exists (select 1 from delegation_end e where e.organisation = d.organisation and e.delegation = d.id) ";

Delegation delegation_of(const storage::Row& row) {
    return {
        .id = row.id<DelegationId>(0),
        .absent = row.id<PersonId>(1),
        .absent_name = row.text(2),
        .stand_in = row.id<PersonId>(3),
        .stand_in_name = row.text(4),
        .from = row.instant(5),
        .until = row.instant(6),
    };
}

Absent with_rights(storage::Db& db, OrganisationId organisation, const Delegation& delegation, Instant now) {
    Absent absent{.person = delegation.absent, .name = delegation.absent_name};
    auto grants = roles_of(db, organisation, delegation.absent);
    std::erase_if(grants, [&](const RoleGrant& grant) {
        return !is_within(grant.term, now) || !passes_to_stand_in(grant.role);
    });
    for (const auto& grant : grants) {
        if (std::ranges::find(absent.roles, grant.role) == absent.roles.end())
            absent.roles.push_back(grant.role);
    }
    absent.service_areas = service_areas_led_by(db, organisation, grants);
    return absent;
}

std::string json_of_delegation(const NewDelegation& delegation) {
    return json_of({
        {"absent", address(delegation.absent)},
        {"stand_in", address(delegation.stand_in)},
        {"from", delegation.first_day},
        {"until", delegation.last_day},
    });
}

void require_present(storage::Db& db, OrganisationId organisation, PersonId id) {
    const auto person = find_person(db, organisation, id);
    if (!person) throw NotFound(fmt::format("There is no person {} in this organisation.", address(id)));
    if (person->left_at) throw Conflict(fmt::format("The person {} has left.", address(id)));
}

}  // namespace

std::vector<Delegation>
delegations_of(storage::Db& db, OrganisationId organisation, PersonId person, Instant now) {
    std::vector<Delegation> found;
    const auto sql =
        fmt::format("{} and (d.absent = :person or d.stand_in = :person) order by d.from_at, d.id", not_over);
    for (const auto& row : db.query(sql, {organisation, now, person, person}))
        found.push_back(delegation_of(row));
    return found;
}

std::vector<Absent> absent_of(storage::Db& db, OrganisationId organisation, PersonId stand_in, Instant now) {
    std::vector<Absent> found;
    const auto sql = fmt::format("{} and d.stand_in = :person and d.from_at <= :now order by d.id", not_over);
    for (const auto& row : db.query(sql, {organisation, now, stand_in, now})) {
        const auto delegation = delegation_of(row);
        const bool is_double = std::ranges::find(found, delegation.absent, &Absent::person) != found.end();
        if (!is_double) found.push_back(with_rights(db, organisation, delegation, now));
    }
    return found;
}

std::map<PersonId, std::vector<PersonId>>
stand_ins(storage::Db& db, OrganisationId organisation, Instant now) {
    std::map<PersonId, std::vector<PersonId>> found;
    const auto sql = fmt::format("{} and d.from_at <= :now order by d.id", not_over);
    for (const auto& row : db.query(sql, {organisation, now, now}))
        found[row.id<PersonId>(1)].push_back(row.id<PersonId>(3));
    return found;
}

bool may_delegate_for(const Acting& acting, PersonId absent) {
    if (acting.may(Permission::manage_people)) return true;
    return absent == acting.actor.person && acting.may(Permission::report);
}

bool may_end(const Acting& acting, const Delegation& delegation) {
    return acting.may(Permission::manage_people) || delegation.absent == acting.actor.person
           || delegation.stand_in == acting.actor.person;
}

DelegationId add_delegation(storage::Transaction& tx, const Acting& acting, const NewDelegation& delegation) {
    const auto& actor = acting.actor;
    if (!may_delegate_for(acting, delegation.absent))
        throw Forbidden("This person may not name who stands in there.");
    const auto faults = faults_of(delegation, british_date(tx.now()));
    if (!faults.empty()) throw Conflict(faults.front().sentence + ".");
    require_present(tx, actor.organisation, delegation.absent);
    require_present(tx, actor.organisation, delegation.stand_in);
    const auto id = tx.fresh<DelegationId>();
    tx.execute(
        "insert into delegation (organisation, id, absent, stand_in, from_at, until_at, made_at, made_by, made_by_name) "
        "values (:organisation, :id, :absent, :stand_in, :from_at, :until_at, :made_at, :made_by, :made_by_name)",
        {actor.organisation,
         id,
         delegation.absent,
         delegation.stand_in,
         british_midnight(delegation.first_day),
         british_midnight(add_days(delegation.last_day, 1)),
         tx.now(),
         actor.person,
         actor.name}
    );
    record(
        tx,
        actor,
        {.noun = "delegation",
         .id = id.value,
         .verb = "add",
         .before = "",
         .after = json_of_delegation(delegation),
         .why = ""}
    );
    add_letter(tx, actor.organisation, delegation.stand_in, "stand_in", "/account/delegations");
    return id;
}

Delegation find_delegation(storage::Db& db, OrganisationId organisation, DelegationId id, Instant now) {
    const auto row = db.find(fmt::format("{} and d.id = :id", not_over), {organisation, now, id});
    if (!row) throw NotFound(fmt::format("There is no delegation {} that is not over.", address(id)));
    return delegation_of(*row);
}

void end_delegation(storage::Transaction& tx, const Acting& acting, DelegationId id) {
    const auto& actor = acting.actor;
    const auto ending = find_delegation(tx, actor.organisation, id, tx.now());
    if (!may_end(acting, ending)) throw Forbidden("This person may not end that delegation.");
    tx.execute(
        "insert into delegation_end (organisation, delegation, ended_at, ended_by, ended_by_name) values "
        "(:organisation, :delegation, :ended_at, :ended_by, :ended_by_name)",
        {actor.organisation, id, tx.now(), actor.person, actor.name}
    );
    record(
        tx,
        actor,
        {.noun = "delegation",
         .id = id.value,
         .verb = "end",
         .before = json_of_delegation(
             {.absent = ending.absent,
              .stand_in = ending.stand_in,
              .first_day = british_date(ending.from),
              .last_day = british_date({ending.until.milliseconds - 1})}
         ),
         .after = "",
         .why = ""}
    );
}

}  // namespace dueregard::accounts
