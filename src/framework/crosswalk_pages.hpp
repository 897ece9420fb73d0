#pragma once
// Pages of crosswalks: which lead from one edition to another, what each says, adding one, publishing it.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::framework {

[[nodiscard]] web::Response show_crosswalks(accounts::Visit& visit);
[[nodiscard]] web::Response show_new_crosswalk(accounts::Visit& visit);
[[nodiscard]] web::Response create_crosswalk(accounts::Visit& visit);
[[nodiscard]] web::Response show_crosswalk(accounts::Visit& visit);
[[nodiscard]] web::Response create_crosswalk_act(accounts::Visit& visit);
[[nodiscard]] web::Response download_crosswalk(accounts::Visit& visit);

}  // namespace dueregard::framework
