#pragma once
// The list of measures: filtered, sorted and paged by its address, and as a file of exactly the same rows.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::plan {

[[nodiscard]] web::Response show_measures(accounts::Visit& visit);
[[nodiscard]] web::Response download_measures(accounts::Visit& visit);

}  // namespace dueregard::plan
