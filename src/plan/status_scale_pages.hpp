#pragma once
// The council's scale of statuses: seeing it and its changes, and changing it.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::plan {

[[nodiscard]] web::Response show_status_scale(accounts::Visit& visit);
[[nodiscard]] web::Response show_status_scale_form(accounts::Visit& visit);
[[nodiscard]] web::Response update_status_scale(accounts::Visit& visit);

}  // namespace dueregard::plan
