#pragma once
// What criteria's answers stand on: uses of evidence (evidence/evidence_use_store.hpp) by an answer.

#include "accounts/acting.hpp"
#include "evidence/evidence_use_store.hpp"
#include "self_assessment/self_assessment.hpp"
#include "storage/db.hpp"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace dueregard::self_assessment {

/// The table's name, as a use of evidence keeps it.
inline constexpr std::string_view answer_noun = "criterion_answer";

/// What bears out each answer of one self-assessment; without those that stand on nothing.
[[nodiscard]] std::map<AnswerId, std::vector<evidence::Evidence>>
evidence_of_answers(storage::Db& db, accounts::OrganisationId organisation, SelfAssessmentId id);
/// Nothing where there is no such answer.
[[nodiscard]] std::optional<SelfAssessmentId>
self_assessment_of(storage::Db& db, accounts::OrganisationId organisation, AnswerId id);
/// What one answer stands on or stood on.
[[nodiscard]] std::vector<evidence::UsedEvidence>
evidence_of_answer(storage::Db& db, accounts::OrganisationId organisation, AnswerId id);

/// New evidence. Throws Conflict where the self-assessment is closed or the answer may not be written now,
/// Forbidden to who may not answer, BadRequest where the evidence has faults.
evidence::EvidenceId add_evidence(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const SelfAssessment& assessment,
    const Answer& answer,
    const evidence::NewEvidence& evidence
);
/// Evidence of the library. Throws besides NotFound where they may not open it.
void give_evidence(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const SelfAssessment& assessment,
    const Answer& answer,
    evidence::EvidenceId evidence
);
/// The evidence stays in the library, and the use with its reason. Throws as above.
void take_back_evidence(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    const SelfAssessment& assessment,
    const Answer& answer,
    evidence::UseId use,
    std::string_view why
);

}  // namespace dueregard::self_assessment
