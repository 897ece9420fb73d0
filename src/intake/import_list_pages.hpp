#pragma once
// Every file that came in, and the form for another one.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::intake {

[[nodiscard]] web::Response show_imports(accounts::Visit& visit);   ///< GET /imports
[[nodiscard]] web::Response show_upload(accounts::Visit& visit);    ///< GET /imports/add
[[nodiscard]] web::Response create_import(accounts::Visit& visit);  ///< POST /imports

}  // namespace dueregard::intake
