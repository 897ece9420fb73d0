#pragma once
// The pages of findings: those of a challenge, area by area; one with what it stands on; the forms.

#include "accounts/visit.hpp"
#include "assessment/finding.hpp"
#include "web/html.hpp"
#include "web/response.hpp"

#include <string>

namespace dueregard::assessment {

/// "/findings/…"
[[nodiscard]] std::string path_of(FindingId id);
/// Throws NotFound where there is none or the visitor may not see its challenge.
[[nodiscard]] ChallengeFinding finding_in_path(accounts::Visit& visit);

[[nodiscard]] web::Response show_findings(accounts::Visit& visit);
[[nodiscard]] web::Response show_new_finding(accounts::Visit& visit);
[[nodiscard]] web::Response create_finding(accounts::Visit& visit);
[[nodiscard]] web::Response show_finding_form(accounts::Visit& visit);
[[nodiscard]] web::Response update_finding(accounts::Visit& visit);
[[nodiscard]] web::Response create_withdrawal(accounts::Visit& visit);
[[nodiscard]] web::Response create_support(accounts::Visit& visit);

/// What a part above shows at a finding: what answers it. Empty for nothing.
using BesideFinding = web::Html (*)(accounts::Visit& visit, const ChallengeFinding& finding);

[[nodiscard]] web::Html nothing_beside_finding(accounts::Visit& visit, const ChallengeFinding& finding);

/// GET /findings/{}; `beside` stands below what was found.
[[nodiscard]] web::Response
show_finding(accounts::Visit& visit, const ChallengeFinding& finding, const web::Html& beside);

/// The same as a handler, with what stands beside chosen by who lists the routes.
template <BesideFinding beside>
[[nodiscard]] web::Response show_finding_with(accounts::Visit& visit) {
    const auto finding = finding_in_path(visit);
    return show_finding(visit, finding, beside(visit, finding));
}

}  // namespace dueregard::assessment
