#pragma once
// The annual workforce report on a page and as a file.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::publishing {

[[nodiscard]] web::Response show_workforce_report(accounts::Visit& visit);
[[nodiscard]] web::Response download_workforce_report(accounts::Visit& visit);

}  // namespace dueregard::publishing
