#pragma once
// Pages of frameworks: which editions the council uses, what they ask for.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::framework {

[[nodiscard]] web::Response show_frameworks(accounts::Visit& visit);
[[nodiscard]] web::Response show_new_edition(accounts::Visit& visit);
[[nodiscard]] web::Response create_edition(accounts::Visit& visit);
[[nodiscard]] web::Response show_edition(accounts::Visit& visit);
[[nodiscard]] web::Response create_edition_act(accounts::Visit& visit);
[[nodiscard]] web::Response download_pack(accounts::Visit& visit);
[[nodiscard]] web::Response download_pack_schema(accounts::Visit& visit);

}  // namespace dueregard::framework
