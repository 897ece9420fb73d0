#pragma once
// The rows of an import beside what each becomes, and the decisions on them.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::intake {

[[nodiscard]] web::Response show_rows(accounts::Visit& visit);         ///< GET /imports/{}/rows
[[nodiscard]] web::Response create_decisions(accounts::Visit& visit);  ///< POST /imports/{}/decisions

}  // namespace dueregard::intake
