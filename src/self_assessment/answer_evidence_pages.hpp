#pragma once
// The evidence of a criterion's answer: given, taken back; and where evidence is used in self-assessments.

#include "evidence/evidence_use.hpp"
#include "self_assessment/self_assessment.hpp"
#include "web/response.hpp"

#include <vector>

namespace dueregard::self_assessment {

enum class Writing { yes, no };

/// The section of the answer's page: what it stands on, and where more is added while it is being written.
[[nodiscard]] web::Html evidence_section(
    accounts::Visit& visit, const SelfAssessment& assessment, const Answer& answer, Writing writing
);

[[nodiscard]] web::Response show_new_evidence(accounts::Visit& visit);
[[nodiscard]] web::Response create_evidence(accounts::Visit& visit);
[[nodiscard]] web::Response show_evidence_withdrawal(accounts::Visit& visit);
[[nodiscard]] web::Response create_evidence_withdrawal(accounts::Visit& visit);

/// Answers, for the page of a piece of evidence.
[[nodiscard]] std::vector<evidence::PlaceOfUse>
places_of_evidence(accounts::Visit& visit, const std::vector<evidence::EvidenceUse>& uses);

}  // namespace dueregard::self_assessment
