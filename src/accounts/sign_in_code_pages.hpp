#pragma once
// The second step at sign-in: the page that asks for a code, and what every way in ends with.

#include "accounts/sign_in.hpp"
#include "accounts/visit.hpp"
#include "web/response.hpp"

#include <string>

namespace dueregard::accounts {

/// GET /sign-in/code
[[nodiscard]] web::Response show_code_form(Visit& visit);
/// POST /sign-in/code
[[nodiscard]] web::Response create_session_by_code(Visit& visit);
/// GET /sign-in/recovery-code
[[nodiscard]] web::Response show_recovery_code_form(Visit& visit);
/// POST /sign-in/recovery-code
[[nodiscard]] web::Response create_session_by_recovery_code(Visit& visit);

/// After a password that was right. `return_to` is a path of this site.
[[nodiscard]] web::Response
go_to_code(const Visit& visit, const CodeWanted& wanted, const std::string& return_to);
/// After the last step.
[[nodiscard]] web::Response
let_in(const Visit& visit, const SignedIn& signed_in, const std::string& return_to);

}  // namespace dueregard::accounts
