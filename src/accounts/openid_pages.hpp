#pragma once
// The way to the council's own sign-in service, and back.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

/// GET /sign-in/openid
[[nodiscard]] web::Response go_to_sign_in_service(Visit& visit);
/// GET /sign-in/openid/return
[[nodiscard]] web::Response come_from_sign_in_service(Visit& visit);
/// After a session ended here: a page that goes on to end it there, at `address`.
[[nodiscard]] web::Response sign_out_there_page(const Visit& visit, const std::string& address);

}  // namespace dueregard::accounts
