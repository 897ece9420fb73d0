#pragma once
// Pages on which a self-assessment is begun: against which edition, which parts of it.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::self_assessment {

[[nodiscard]] web::Response show_new_self_assessment(accounts::Visit& visit);
[[nodiscard]] web::Response create_self_assessment(accounts::Visit& visit);

}  // namespace dueregard::self_assessment
