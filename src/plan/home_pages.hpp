#pragma once
// The first page: what the visitor owes, what waits for them, and for a lead who has not reported.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::plan {

[[nodiscard]] web::Response show_home(accounts::Visit& visit);
/// GET /calendar.ics: the days on which the visitor's returns are due.
[[nodiscard]] web::Response download_calendar(accounts::Visit& visit);

}  // namespace dueregard::plan
