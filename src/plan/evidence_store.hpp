#pragma once
// The register's evidence and its files.

#include "plan/acting.hpp"
#include "plan/evidence.hpp"
#include "plan/measure_return.hpp"
#include "plan/return_sheet.hpp"
#include "storage/db.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

/// One measure's, the newest first, taken back ones too; without the files' bytes.
[[nodiscard]] std::vector<Evidence>
evidence_of(storage::Db& db, accounts::OrganisationId organisation, MeasureId measure);
/// Throws NotFound.
[[nodiscard]] Evidence find_evidence(storage::Db& db, accounts::OrganisationId organisation, EvidenceId id);
/// The file's bytes; "" for a link.
[[nodiscard]] std::string content_of(storage::Db& db, accounts::OrganisationId organisation, EvidenceId id);

/// For each measure with evidence given in the period: one on each line, "Title <https://…>", "Title" for a
/// file.
[[nodiscard]] std::map<MeasureId, std::string>
evidence_lines(storage::Db& db, accounts::OrganisationId organisation, PeriodId period);

/// Throws Forbidden where the measure is not theirs to report on, BadRequest where the evidence has faults.
EvidenceId add_evidence(
    storage::Transaction& tx,
    const Acting& acting,
    MeasureId measure,
    std::optional<ReturnId> given,
    const NewEvidence& evidence
);
/// What a document names as evidence: a title, with a link where it has one that a browser may follow.
EvidenceId put_evidence(
    storage::Transaction& tx,
    const Acting& acting,
    MeasureId measure,
    ReturnId given,
    const EvidenceLine& line
);
/// Throws Conflict where it has been taken back already, or its return is agreed or frozen.
void take_back_evidence(storage::Transaction& tx, const Acting& acting, EvidenceId id, std::string_view why);

}  // namespace dueregard::plan
