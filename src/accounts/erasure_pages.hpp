#pragma once
// Erasing somebody who has left, asked twice.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

/// GET /people/{}/erasure: what goes, what stays and why; asks for a reason
[[nodiscard]] web::Response show_erasure(Visit& visit);
/// POST /people/{}/erasure: asks once more, and then does it
[[nodiscard]] web::Response create_erasure(Visit& visit);

}  // namespace dueregard::accounts
