#pragma once
// All that was ever changed in the organisation, for the administrator: searched, filtered, page by page.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

/// GET /history
[[nodiscard]] web::Response show_history(Visit& visit);

}  // namespace dueregard::accounts
