#pragma once
// How many measures stand where, as a chart, a table and a file: by objective in one period, and by period.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::plan {

[[nodiscard]] web::Response show_progress(accounts::Visit& visit);
/// "/progress.csv?by=objective&period=…" or "?by=period".
[[nodiscard]] web::Response download_progress(accounts::Visit& visit);

}  // namespace dueregard::plan
