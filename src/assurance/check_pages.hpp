#pragma once
// The page of checks: what was asked, what was found, what may stand.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::assurance {

/// GET /checks
[[nodiscard]] web::Response show_checks(accounts::Visit& visit);
/// GET /checks.csv: the rows that the same filters leave in.
[[nodiscard]] web::Response download_checks(accounts::Visit& visit);
/// POST /accepted-hits
[[nodiscard]] web::Response create_acceptance(accounts::Visit& visit);
/// POST /accepted-hits/{}/withdrawal
[[nodiscard]] web::Response create_withdrawal(accounts::Visit& visit);

}  // namespace dueregard::assurance
