#pragma once
// Evidence of a measure and its returns: given, taken back; and where evidence is used in the plan.

#include "evidence/evidence_use.hpp"
#include "web/response.hpp"

#include <vector>

namespace dueregard::plan {

[[nodiscard]] web::Response show_new_evidence(accounts::Visit& visit);
[[nodiscard]] web::Response create_evidence(accounts::Visit& visit);
[[nodiscard]] web::Response show_new_evidence_of_return(accounts::Visit& visit);
[[nodiscard]] web::Response create_evidence_of_return(accounts::Visit& visit);
[[nodiscard]] web::Response show_evidence_withdrawal(accounts::Visit& visit);
[[nodiscard]] web::Response create_evidence_withdrawal(accounts::Visit& visit);
/// The return itself becomes evidence for something else.
[[nodiscard]] web::Response create_return_as_evidence(accounts::Visit& visit);

/// Measures and returns, for the page of a piece of evidence.
[[nodiscard]] std::vector<evidence::PlaceOfUse>
places_of_evidence(accounts::Visit& visit, const std::vector<evidence::EvidenceUse>& uses);

}  // namespace dueregard::plan
