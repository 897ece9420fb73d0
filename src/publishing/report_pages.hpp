#pragma once
// The reports page, and a report on the screen or as a file.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::publishing {

[[nodiscard]] web::Response show_reports(accounts::Visit& visit);
[[nodiscard]] web::Response show_progress_report(accounts::Visit& visit);
[[nodiscard]] web::Response download_progress_report(accounts::Visit& visit);

}  // namespace dueregard::publishing
