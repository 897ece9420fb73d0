#pragma once
// The page that sets a self-assessment beside an earlier one.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::self_assessment {

[[nodiscard]] web::Response show_comparison(accounts::Visit& visit);

}  // namespace dueregard::self_assessment
