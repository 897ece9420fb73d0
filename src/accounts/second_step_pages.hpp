#pragma once
// One's own second step at sign-in: setting it up, its recovery codes, turning it off.

#include "accounts/visit.hpp"
#include "web/response.hpp"

#include <string>

namespace dueregard::accounts {

/// GET /account/second-step
[[nodiscard]] web::Response show_second_step(Visit& visit);
/// POST /account/second-step
[[nodiscard]] web::Response create_second_step(Visit& visit);
/// POST /account/second-step/confirmation
[[nodiscard]] web::Response create_second_step_confirmation(Visit& visit);
/// GET /account/second-step/recovery-codes
[[nodiscard]] web::Response show_recovery_codes_form(Visit& visit);
/// POST /account/second-step/recovery-codes
[[nodiscard]] web::Response create_recovery_codes(Visit& visit);
/// GET /account/second-step/ending
[[nodiscard]] web::Response show_second_step_ending(Visit& visit);
/// POST /account/second-step/ending
[[nodiscard]] web::Response create_second_step_ending(Visit& visit);

/// "Off", or since when it is on: for the account page.
[[nodiscard]] std::string second_step_in_words(Visit& visit);

}  // namespace dueregard::accounts
