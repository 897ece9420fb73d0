#pragma once
// One import: what was found in its file and what accepting would do; once accepted, what it did.

#include "intake/preview.hpp"
#include "web/html.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::intake {

[[nodiscard]] web::Response show_import(accounts::Visit& visit);        ///< GET /imports/{}
[[nodiscard]] web::Response download_file(accounts::Visit& visit);      ///< GET /imports/{}/file
[[nodiscard]] web::Response create_acceptance(accounts::Visit& visit);  ///< POST /imports/{}/acceptance
[[nodiscard]] web::Response show_acceptance(accounts::Visit& visit);    ///< GET /imports/{}/acceptance
[[nodiscard]] web::Response create_discarding(accounts::Visit& visit);  ///< POST /imports/{}/discarding

/// The form that accepts what this preview shows, or the paragraph that says why there is nothing to accept.
[[nodiscard]] web::Html acceptance_form(const accounts::Visit& visit, const Preview& preview);

}  // namespace dueregard::intake
