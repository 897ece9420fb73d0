#pragma once
// The pages of tables: monitoring's own page, the builder, a table by itself, publishing and correcting it.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::monitoring {

[[nodiscard]] web::Response show_monitoring(accounts::Visit& visit);
[[nodiscard]] web::Response show_table_builder(accounts::Visit& visit);
[[nodiscard]] web::Response create_table(accounts::Visit& visit);
[[nodiscard]] web::Response show_table(accounts::Visit& visit);
[[nodiscard]] web::Response download_table(accounts::Visit& visit);
[[nodiscard]] web::Response show_representation(accounts::Visit& visit);
[[nodiscard]] web::Response show_table_change(accounts::Visit& visit);
[[nodiscard]] web::Response update_table(accounts::Visit& visit);
[[nodiscard]] web::Response create_publication(accounts::Visit& visit);

}  // namespace dueregard::monitoring
