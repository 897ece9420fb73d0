#pragma once
// The periods: their list, one of them with who has not reported, and what is done with it.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::plan {

[[nodiscard]] web::Response show_periods(accounts::Visit& visit);
[[nodiscard]] web::Response show_period(accounts::Visit& visit);
/// Opens, reminds or closes; freezing asks first.
[[nodiscard]] web::Response create_period_act(accounts::Visit& visit);
[[nodiscard]] web::Response show_freezing(accounts::Visit& visit);

[[nodiscard]] web::Response show_new_period(accounts::Visit& visit);
[[nodiscard]] web::Response create_period(accounts::Visit& visit);
[[nodiscard]] web::Response show_period_form(accounts::Visit& visit);
[[nodiscard]] web::Response update_period(accounts::Visit& visit);

}  // namespace dueregard::plan
