#pragma once
// Undoing an import: what would go and what would stay, asked before it is done.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::intake {

[[nodiscard]] web::Response show_undoing(accounts::Visit& visit);    ///< GET /imports/{}/undoing
[[nodiscard]] web::Response create_undoing(accounts::Visit& visit);  ///< POST /imports/{}/undoing

}  // namespace dueregard::intake
