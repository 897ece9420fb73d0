#pragma once
// How the file of a waiting import is read: its kind, its period, what its columns hold and what its statuses
// mean.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::intake {

[[nodiscard]] web::Response show_reading(accounts::Visit& visit);    ///< GET /imports/{}/reading
[[nodiscard]] web::Response create_reading(accounts::Visit& visit);  ///< POST /imports/{}/readings

}  // namespace dueregard::intake
