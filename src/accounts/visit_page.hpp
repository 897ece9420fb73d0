#pragma once
// A page as this visitor sees it: their organisation in the header, the places they may go to, their sign-out
// button.

#include "accounts/visit.hpp"
#include "web/layout.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {

/// Fills in what every page has and answers it. `options` brings the page's own: title, errors, breadcrumbs.
[[nodiscard]] web::Response
visit_page(const Visit& visit, web::PageOptions options, const web::Html& content, int status = 200);

/// The hidden field of this visitor's token, for each form; fresh each time it is asked for.
[[nodiscard]] web::Html token_field(const Visit& visit);

}  // namespace dueregard::accounts
