#pragma once
// The tables role_grant and role_grant_end: a role is given by one act and ended by another.

#include "accounts/history.hpp"
#include "accounts/person.hpp"
#include "storage/db.hpp"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

/// Whose it is. Throws NotFound.
[[nodiscard]] PersonId person_with_grant(storage::Db& db, OrganisationId organisation, RoleGrantId grant);

struct NewRole {
    Role role = Role::measure_owner;
    std::optional<ServiceAreaId> service_area;  ///< nothing: the whole organisation
    Term term;
    std::optional<ChallengeId> challenge = {};  ///< for this one alone: a peer's, and no other's
};

/// Whether an administrator gives it by itself. A peer's comes with the team of one challenge, for without a
/// challenge a peer sees nothing.
[[nodiscard]] bool is_given_by_itself(Role role);

/// What nobody has ended, whether or not its term is now; somebody without a role is not in it.
[[nodiscard]] std::map<PersonId, std::vector<RoleGrant>>
roles_by_person(storage::Db& db, OrganisationId organisation);
[[nodiscard]] std::vector<RoleGrant> roles_of(storage::Db& db, OrganisationId organisation, PersonId person);

/// Without a service area it holds for the whole organisation. Somebody who has just that already keeps what
/// they have.
RoleGrantId give_role(
    storage::Transaction& tx,
    const Actor& actor,
    PersonId person,
    Role role,
    std::optional<ServiceAreaId> service_area = std::nullopt
);
/// Throws BadRequest where a peer's is not for one challenge and until a day, or another role is for one.
RoleGrantId give_role(storage::Transaction& tx, const Actor& actor, PersonId person, const NewRole& role);
/// Throws NotFound where there is no such grant, Conflict where it was ended already.
void end_role(storage::Transaction& tx, const Actor& actor, RoleGrantId grant, std::string_view why);

}  // namespace dueregard::accounts
