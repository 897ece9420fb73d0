#pragma once
// Mail that could not be sent, for the administrator.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

[[nodiscard]] web::Response show_dead_letters(Visit& visit);
/// POST /mail/{}/sending
[[nodiscard]] web::Response send_letter_again(Visit& visit);

}  // namespace dueregard::accounts
