#pragma once
// The plan as a tree: strategies, their objectives, how many measures each has; adding and changing them.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::plan {

[[nodiscard]] web::Response show_objectives(accounts::Visit& visit);
[[nodiscard]] web::Response show_new_objective(accounts::Visit& visit);
[[nodiscard]] web::Response create_objective(accounts::Visit& visit);
[[nodiscard]] web::Response show_objective_form(accounts::Visit& visit);
[[nodiscard]] web::Response update_objective(accounts::Visit& visit);

[[nodiscard]] web::Response show_new_strategy(accounts::Visit& visit);
[[nodiscard]] web::Response create_strategy(accounts::Visit& visit);
[[nodiscard]] web::Response show_strategy_form(accounts::Visit& visit);
[[nodiscard]] web::Response update_strategy(accounts::Visit& visit);

}  // namespace dueregard::plan
