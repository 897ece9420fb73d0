#pragma once
// The pages on which somebody signs in and out.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

[[nodiscard]] web::Response show_sign_in(Visit& visit);
[[nodiscard]] web::Response create_session(Visit& visit);
[[nodiscard]] web::Response end_own_session(Visit& visit);

}  // namespace dueregard::accounts
