#pragma once
// For the administrator: removing the second step of somebody who lost their app and their recovery codes.

#include "accounts/visit.hpp"
#include "web/html.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

/// GET /people/{}/second-step-removal
[[nodiscard]] web::Response show_second_step_removal(Visit& visit);
/// POST /people/{}/second-step-removal
[[nodiscard]] web::Response create_second_step_removal(Visit& visit);

/// The way there, for the page of a person; nothing where they have no second step.
[[nodiscard]] web::Html second_step_removal_link(Visit& visit, PersonId person);

}  // namespace dueregard::accounts
