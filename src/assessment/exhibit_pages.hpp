#pragma once
// The evidence room of a challenge: what stands in it, and putting something in.

#include "evidence/evidence_use.hpp"
#include "web/response.hpp"

#include <vector>

namespace dueregard::assessment {

[[nodiscard]] web::Response show_exhibits(accounts::Visit& visit);
[[nodiscard]] web::Response show_new_exhibit(accounts::Visit& visit);
[[nodiscard]] web::Response create_exhibit(accounts::Visit& visit);
[[nodiscard]] web::Response show_library_for_room(accounts::Visit& visit);
[[nodiscard]] web::Response create_exhibit_from_library(accounts::Visit& visit);
[[nodiscard]] web::Response download_exhibit(accounts::Visit& visit);

/// Evidence rooms of the challenges that the visitor may see, and the findings that stand on it there.
[[nodiscard]] std::vector<evidence::PlaceOfUse>
places_of_evidence(accounts::Visit& visit, const std::vector<evidence::EvidenceUse>& uses);

}  // namespace dueregard::assessment
