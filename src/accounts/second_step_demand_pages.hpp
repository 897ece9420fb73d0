#pragma once
// For the administrator: whether the organisation demands a second step at sign-in of its administrators.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

/// GET /people/second-step
[[nodiscard]] web::Response show_second_step_demand(Visit& visit);
/// POST /people/second-step
[[nodiscard]] web::Response create_second_step_demand(Visit& visit);
/// POST /people/second-step/ending
[[nodiscard]] web::Response create_second_step_demand_ending(Visit& visit);

}  // namespace dueregard::accounts
