#pragma once
// The page that says who answers which criteria.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::self_assessment {

[[nodiscard]] web::Response show_delegation(accounts::Visit& visit);
[[nodiscard]] web::Response create_delegation(accounts::Visit& visit);

}  // namespace dueregard::self_assessment
