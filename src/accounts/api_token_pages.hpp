#pragma once
// One's own tokens: making one, which is shown once, and ending one.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

[[nodiscard]] web::Response show_api_tokens(Visit& visit);
/// POST /account/tokens
[[nodiscard]] web::Response create_api_token(Visit& visit);
/// POST /account/tokens/{}/ending
[[nodiscard]] web::Response end_chosen_api_token(Visit& visit);

}  // namespace dueregard::accounts
