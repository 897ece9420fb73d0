#pragma once
// Adding, changing, withdrawing and putting back a measure.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::plan {

[[nodiscard]] web::Response show_new_measure(accounts::Visit& visit);
[[nodiscard]] web::Response create_measure(accounts::Visit& visit);
[[nodiscard]] web::Response show_measure_form(accounts::Visit& visit);
[[nodiscard]] web::Response update_measure(accounts::Visit& visit);
[[nodiscard]] web::Response show_withdrawal(accounts::Visit& visit);
[[nodiscard]] web::Response create_withdrawal(accounts::Visit& visit);
[[nodiscard]] web::Response show_restoration(accounts::Visit& visit);
[[nodiscard]] web::Response create_restoration(accounts::Visit& visit);

}  // namespace dueregard::plan
