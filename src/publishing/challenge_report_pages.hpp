#pragma once
// A challenge's report and the council's right of reply: as pages, and as files to keep or print.

#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::publishing {

[[nodiscard]] web::Response show_challenge_report(accounts::Visit& visit);
[[nodiscard]] web::Response download_challenge_report(accounts::Visit& visit);
[[nodiscard]] web::Response show_right_of_reply(accounts::Visit& visit);
[[nodiscard]] web::Response download_right_of_reply(accounts::Visit& visit);

}  // namespace dueregard::publishing
