#pragma once
// The table evidence_use. Whose a record is and whether it may be changed, the part asks that it is of.

#include "evidence/evidence_use.hpp"
#include "storage/db.hpp"

#include <map>
#include <string_view>
#include <vector>

namespace dueregard::evidence {

/// All uses of one piece of evidence that have not ended, the oldest first.
[[nodiscard]] std::vector<EvidenceUse>
uses_of(storage::Db& db, accounts::OrganisationId organisation, EvidenceId id);
/// What one record stands on or stood on, in the order in which it came.
[[nodiscard]] std::vector<UsedEvidence>
evidence_used_by(storage::Db& db, accounts::OrganisationId organisation, const Used& by);
/// The same of many records: `where` is SQL about the use, u: "u.noun = 'measure' and u.noun_id = :measure".
[[nodiscard]] std::vector<UsedEvidence> evidence_used_where(
    storage::Db& db,
    accounts::OrganisationId organisation,
    std::string_view where,
    const std::vector<storage::Value>& values
);
/// What bears out each record of this noun, by its id, of those whose ids are asked for as a subselect:
/// "select id from exhibit where organisation = :organisation and challenge = :challenge".
[[nodiscard]] std::map<std::int64_t, std::vector<UsedEvidence>> evidence_used_by_all(
    storage::Db& db,
    accounts::OrganisationId organisation,
    std::string_view noun,
    std::string_view ids,
    const std::vector<storage::Value>& values
);
/// Throws NotFound.
[[nodiscard]] UsedEvidence find_use(storage::Db& db, accounts::OrganisationId organisation, UseId id);

/// Answers the use that there is already where it stands there and has not ended. Throws NotFound where this
/// person may not open the evidence, Conflict where it was withdrawn.
UseId use_evidence(storage::Transaction& tx, const accounts::Acting& acting, EvidenceId id, const Used& by);
/// Throws Conflict where it has ended already.
void end_use(storage::Transaction& tx, const accounts::Acting& acting, UseId id, std::string_view why);
/// For what an import brought and its undoing takes out: as if it had never been used there.
void forget_use(storage::Transaction& tx, accounts::OrganisationId organisation, UseId id);
void forget_uses(storage::Transaction& tx, accounts::OrganisationId organisation, const Used& by);

}  // namespace dueregard::evidence
