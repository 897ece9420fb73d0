#pragma once
// Putting right what somebody is called and their e-mail address.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

/// GET /people/{}/change
[[nodiscard]] web::Response show_person_form(Visit& visit);
/// POST /people/{}
[[nodiscard]] web::Response update_person(Visit& visit);

}  // namespace dueregard::accounts
