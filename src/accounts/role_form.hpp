#pragma once
// The form by which somebody is given a role: which, where, and for how long.

#include "accounts/role_grant_store.hpp"
#include "accounts/visit.hpp"
#include "base/fault.hpp"
#include "web/html.hpp"
#include "web/request.hpp"

#include <expected>

namespace dueregard::accounts {

/// Faults name the fields "role", "service_area", "from" and "until". The last day of a term is inside it.
/// A peer's is refused: it comes with the team of a challenge.
[[nodiscard]] std::expected<NewRole, Faults> read_role(const web::Fields& form);

/// The fields as they were sent, with what is wrong with each.
[[nodiscard]] web::Html role_fields(Visit& visit, const web::Fields& form, const Faults& faults);

}  // namespace dueregard::accounts
