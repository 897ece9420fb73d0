#pragma once
// The tables delegation and delegation_end: made by one act, ended by another or by itself.

#include "accounts/acting.hpp"
#include "accounts/delegation.hpp"
#include "accounts/history.hpp"
#include "storage/db.hpp"

#include <map>
#include <vector>

namespace dueregard::accounts {

/// Those in which the person is away or stands in, that are not over: now or to come, the earliest first. One
/// of somebody who has left is over.
[[nodiscard]] std::vector<Delegation>
delegations_of(storage::Db& db, OrganisationId organisation, PersonId person, Instant now);

/// For whom this person stands in now, with what that lets them do.
[[nodiscard]] std::vector<Absent>
absent_of(storage::Db& db, OrganisationId organisation, PersonId stand_in, Instant now);

/// Who stands in now, by who is away.
[[nodiscard]] std::map<PersonId, std::vector<PersonId>>
stand_ins(storage::Db& db, OrganisationId organisation, Instant now);

/// Whether they may name who stands in for this person: for themselves where they have returns to give, for
/// anybody who manages people.
[[nodiscard]] bool may_delegate_for(const Acting& acting, PersonId absent);
/// Who is away, who stands in, and who manages people.
[[nodiscard]] bool may_end(const Acting& acting, const Delegation& delegation);

/// Writes the stand-in a letter. Throws Forbidden where it is not theirs to give, Conflict where it has
/// faults or one of the two has left, NotFound where one is of another organisation.
DelegationId add_delegation(storage::Transaction& tx, const Acting& acting, const NewDelegation& delegation);

/// Throws NotFound where there is none, or it is over.
[[nodiscard]] Delegation
find_delegation(storage::Db& db, OrganisationId organisation, DelegationId id, Instant now);
/// Throws NotFound where there is none or it is over, Forbidden where it is not theirs to end.
void end_delegation(storage::Transaction& tx, const Acting& acting, DelegationId id);

}  // namespace dueregard::accounts
