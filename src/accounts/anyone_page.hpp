#pragma once
// A page with a form for somebody who need not be signed in: its token needs a cookie of its own.

#include "accounts/visit.hpp"
#include "web/response.hpp"

#include <functional>

namespace dueregard::accounts {

/// What `page` answers. Where the browser has no cookie yet, `page` is shown the token of a fresh one, which
/// goes with its answer.
[[nodiscard]] web::Response page_for_anyone(Visit& visit, const std::function<web::Response()>& page);

}  // namespace dueregard::accounts
