#pragma once
// The evidence room of a challenge: what stands in it, and putting something in.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::assessment {

[[nodiscard]] web::Response show_exhibits(accounts::Visit& visit);
[[nodiscard]] web::Response show_new_exhibit(accounts::Visit& visit);
[[nodiscard]] web::Response create_exhibit(accounts::Visit& visit);
[[nodiscard]] web::Response download_exhibit(accounts::Visit& visit);

}  // namespace dueregard::assessment
