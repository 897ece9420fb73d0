#pragma once
// What the register holds on a person: for themselves, and for whoever manages people.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

/// GET /account/my-data
[[nodiscard]] web::Response show_own_data(Visit& visit);
/// GET /account/my-data.json
[[nodiscard]] web::Response download_own_data(Visit& visit);
/// GET /account/my-data.xlsx
[[nodiscard]] web::Response download_own_workbook(Visit& visit);
/// GET /people/{}/data
[[nodiscard]] web::Response show_data(Visit& visit);
/// GET /people/{}/data.json
[[nodiscard]] web::Response download_data(Visit& visit);
/// GET /people/{}/data.xlsx
[[nodiscard]] web::Response download_workbook(Visit& visit);

}  // namespace dueregard::accounts
