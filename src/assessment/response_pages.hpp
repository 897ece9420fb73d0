#pragma once
// The pages of responses: all of a challenge, one with what the peers say to it, the forms; and the report as
// a page.

#include "accounts/visit.hpp"
#include "assessment/challenge.hpp"
#include "assessment/response.hpp"
#include "web/html.hpp"
#include "web/response.hpp"

#include <string>

namespace dueregard::assessment {

/// "/responses/…"
[[nodiscard]] std::string path_of(ResponseId id);
/// Throws NotFound where there is none or the visitor may not see it.
[[nodiscard]] FindingResponse response_in_path(accounts::Visit& visit);
/// Those to one finding, each a link to its page; and the way to write one.
[[nodiscard]] web::Html
responses_at_finding(accounts::Visit& visit, const Challenge& challenge, const ChallengeFinding& finding);

[[nodiscard]] web::Response show_responses(accounts::Visit& visit);
[[nodiscard]] web::Response show_new_response(accounts::Visit& visit);
[[nodiscard]] web::Response create_response(accounts::Visit& visit);
[[nodiscard]] web::Response show_response_form(accounts::Visit& visit);
[[nodiscard]] web::Response update_response(accounts::Visit& visit);
[[nodiscard]] web::Response create_response_withdrawal(accounts::Visit& visit);
[[nodiscard]] web::Response create_handing_over(accounts::Visit& visit);
[[nodiscard]] web::Response create_agreement(accounts::Visit& visit);
[[nodiscard]] web::Response create_declining(accounts::Visit& visit);

/// What a part above shows at a response: the measure that a promise became. Empty for nothing.
using BesideResponse = web::Html (*)(accounts::Visit& visit, const FindingResponse& response);

[[nodiscard]] web::Html nothing_beside_response(accounts::Visit& visit, const FindingResponse& response);

/// GET /responses/{}; `beside` stands below what the council says.
[[nodiscard]] web::Response
show_response(accounts::Visit& visit, const FindingResponse& response, const web::Html& beside);

template <BesideResponse beside>
[[nodiscard]] web::Response show_response_with(accounts::Visit& visit) {
    const auto response = response_in_path(visit);
    return show_response(visit, response, beside(visit, response));
}

}  // namespace dueregard::assessment
