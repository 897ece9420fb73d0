#pragma once
// The submission document as a page and as a file.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::publishing {

[[nodiscard]] web::Response show_submission(accounts::Visit& visit);
[[nodiscard]] web::Response download_submission(accounts::Visit& visit);

}  // namespace dueregard::publishing
