#pragma once
// The evidence that was given to measures: uses of evidence (evidence/evidence_use_store.hpp) by a measure or
// by one of its returns.

#include "evidence/evidence_use_store.hpp"
#include "plan/acting.hpp"
#include "plan/given_evidence.hpp"
#include "plan/measure_return.hpp"
#include "storage/db.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dueregard::plan {

/// One measure's, the newest first, taken back ones too.
[[nodiscard]] std::vector<GivenEvidence>
evidence_of(storage::Db& db, accounts::OrganisationId organisation, MeasureId measure);
/// Of this measure; throws NotFound.
[[nodiscard]] GivenEvidence find_given_evidence(
    storage::Db& db, accounts::OrganisationId organisation, MeasureId measure, evidence::UseId use
);

/// What bears out each return of the period.
[[nodiscard]] std::unordered_map<ReturnId, std::vector<evidence::Evidence>>
evidence_of_returns(storage::Db& db, accounts::OrganisationId organisation, PeriodId period);
/// How many pieces stand beside each measure and no return.
[[nodiscard]] std::unordered_map<MeasureId, int>
evidence_beside_measures(storage::Db& db, accounts::OrganisationId organisation);
/// For each measure with evidence given in the period: one on each line, "Title <https://…>", "Title" for a
/// file.
[[nodiscard]] std::map<MeasureId, std::string> evidence_lines(
    storage::Db& db, accounts::OrganisationId organisation, PeriodId period, Restricted restricted
);

/// New evidence. Throws Forbidden where the measure is not theirs to report on, BadRequest where the evidence
/// has faults.
EvidenceId add_evidence(
    storage::Transaction& tx,
    const Acting& acting,
    MeasureId measure,
    std::optional<ReturnId> given,
    const NewEvidence& evidence
);
/// Evidence that there is already. Throws besides NotFound where they may not open it.
void give_evidence(
    storage::Transaction& tx,
    const Acting& acting,
    MeasureId measure,
    std::optional<ReturnId> given,
    EvidenceId evidence
);
/// What a document names as evidence: a title, with a link where it has one that a browser may follow.
EvidenceId put_evidence(
    storage::Transaction& tx,
    const Acting& acting,
    MeasureId measure,
    ReturnId given,
    const EvidenceLine& line
);
/// The evidence itself stays in the library. Throws Conflict where it has been taken back already, or its
/// return is agreed or frozen.
void take_back_evidence(
    storage::Transaction& tx,
    const Acting& acting,
    MeasureId measure,
    evidence::UseId use,
    std::string_view why
);

}  // namespace dueregard::plan
