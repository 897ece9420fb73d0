#pragma once
// Who stands in for somebody while they are away: named by themselves or by whoever manages people, ended by
// either.

#include "accounts/visit.hpp"
#include "web/html.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

/// GET /account/delegations
[[nodiscard]] web::Response show_own_delegations(Visit& visit);
/// POST /account/delegations
[[nodiscard]] web::Response create_own_delegation(Visit& visit);
/// GET /people/{}/delegations
[[nodiscard]] web::Response show_delegations(Visit& visit);
/// POST /people/{}/delegations
[[nodiscard]] web::Response create_delegation(Visit& visit);
/// POST /delegations/{}/ending
[[nodiscard]] web::Response create_delegation_ending(Visit& visit);

/// A person's delegations now and to come, each with a button that ends it; a sentence where there is none.
[[nodiscard]] web::Html delegations_html(Visit& visit, PersonId person);

}  // namespace dueregard::accounts
