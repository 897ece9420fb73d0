#pragma once
// Who may do what, on one page.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

/// GET /rights
[[nodiscard]] web::Response show_rights(Visit& visit);

}  // namespace dueregard::accounts
