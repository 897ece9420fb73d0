#pragma once
// "Forgotten your password?", and the page that the link in the letter leads to.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

[[nodiscard]] web::Response show_reset_form(Visit& visit);
/// POST /password-reset: the same answer whether or not the address is known.
[[nodiscard]] web::Response create_reset(Visit& visit);
[[nodiscard]] web::Response show_reset_asked(Visit& visit);
/// GET /new-password/{}: uses nothing up, since mail scanners follow links too.
[[nodiscard]] web::Response show_new_password_form(Visit& visit);
[[nodiscard]] web::Response create_new_password(Visit& visit);

}  // namespace dueregard::accounts
