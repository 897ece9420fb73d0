#pragma once
// The timetable of a challenge as a page: whom the peers meet, whom nobody meets, and a slot more.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::assessment {

[[nodiscard]] web::Response show_timetable(accounts::Visit& visit);
[[nodiscard]] web::Response create_slot(accounts::Visit& visit);
[[nodiscard]] web::Response create_slot_removal(accounts::Visit& visit);

}  // namespace dueregard::assessment
