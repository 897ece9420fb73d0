#pragma once
// The people of an organisation, for the administrator: who they are, what they may do and until when.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

/// GET /people
[[nodiscard]] web::Response show_people(Visit& visit);
/// GET /people/add
[[nodiscard]] web::Response show_new_person(Visit& visit);
/// POST /people
[[nodiscard]] web::Response create_person(Visit& visit);
/// GET /people/{}
[[nodiscard]] web::Response show_person(Visit& visit);
/// POST /people/{}/roles
[[nodiscard]] web::Response create_role(Visit& visit);
/// POST /role-grants/{}/ending
[[nodiscard]] web::Response create_role_ending(Visit& visit);
/// POST /people/{}/invitation
[[nodiscard]] web::Response create_invitation(Visit& visit);
/// GET /people/{}/leaving
[[nodiscard]] web::Response show_leaving(Visit& visit);
/// POST /people/{}/leaving
[[nodiscard]] web::Response create_leaving(Visit& visit);

}  // namespace dueregard::accounts
