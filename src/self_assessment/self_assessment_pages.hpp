#pragma once
// Pages of self-assessments as a whole: the list, and where one stands.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::self_assessment {

[[nodiscard]] web::Response show_self_assessments(accounts::Visit& visit);
[[nodiscard]] web::Response show_self_assessment(accounts::Visit& visit);
[[nodiscard]] web::Response create_self_assessment_act(accounts::Visit& visit);

}  // namespace dueregard::self_assessment
