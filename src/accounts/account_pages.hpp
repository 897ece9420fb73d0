#pragma once
// One's own account: who one is here, what one may do, where one is signed in.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

[[nodiscard]] web::Response show_account(Visit& visit);
[[nodiscard]] web::Response show_password_form(Visit& visit);
[[nodiscard]] web::Response create_password(Visit& visit);

}  // namespace dueregard::accounts
