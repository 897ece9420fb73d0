#pragma once
// One piece of evidence: what it is, what it holds and where it is used; its forms and its files.

#include "evidence/evidence_use.hpp"
#include "web/response.hpp"

#include <initializer_list>
#include <vector>

namespace dueregard::evidence {

/// GET /evidence/{}; `places` come from the parts that use evidence.
[[nodiscard]] web::Response show_evidence(accounts::Visit& visit, const std::vector<PlaceOfUse>& places);

/// Those uses of the evidence in the path that have not ended; throws NotFound where it may not be opened.
[[nodiscard]] std::vector<EvidenceUse> uses_in_path(accounts::Visit& visit);

/// The page as a handler for a route, with the parts that tell where evidence is used chosen by who lists the
/// routes: `show_evidence_with<plan::places_of_evidence, assessment::places_of_evidence>`.
template <PlacesOfUse... parts>
[[nodiscard]] web::Response show_evidence_with(accounts::Visit& visit) {
    const auto uses = uses_in_path(visit);
    std::vector<PlaceOfUse> places;
    for (const auto part : std::initializer_list<PlacesOfUse>{parts...}) {
        for (auto& place : part(visit, uses))
            places.push_back(std::move(place));
    }
    return show_evidence(visit, places);
}

[[nodiscard]] web::Response show_new_evidence(accounts::Visit& visit);
[[nodiscard]] web::Response create_evidence(accounts::Visit& visit);
[[nodiscard]] web::Response show_evidence_form(accounts::Visit& visit);
[[nodiscard]] web::Response update_evidence(accounts::Visit& visit);
[[nodiscard]] web::Response show_new_revision(accounts::Visit& visit);
[[nodiscard]] web::Response create_revision(accounts::Visit& visit);
[[nodiscard]] web::Response show_withdrawal(accounts::Visit& visit);
[[nodiscard]] web::Response create_withdrawal(accounts::Visit& visit);
/// The latest file or table, always as an attachment.
[[nodiscard]] web::Response download_evidence(accounts::Visit& visit);
/// That of an earlier revision.
[[nodiscard]] web::Response download_revision(accounts::Visit& visit);

}  // namespace dueregard::evidence
