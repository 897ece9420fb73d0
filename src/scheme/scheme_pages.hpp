#pragma once
// Pages of schemes: what the council is recognised under, adding and changing it, saying that it is held no
// longer.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::scheme {

[[nodiscard]] web::Response show_schemes(accounts::Visit& visit);
[[nodiscard]] web::Response show_accreditation(accounts::Visit& visit);
[[nodiscard]] web::Response create_accreditation_act(accounts::Visit& visit);

// accreditation_form_pages.cpp
[[nodiscard]] web::Response show_new_accreditation(accounts::Visit& visit);
[[nodiscard]] web::Response create_accreditation(accounts::Visit& visit);
[[nodiscard]] web::Response show_accreditation_form(accounts::Visit& visit);
[[nodiscard]] web::Response update_accreditation(accounts::Visit& visit);

}  // namespace dueregard::scheme
