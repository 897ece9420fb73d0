#pragma once
// What an import's page offers where the document brings no rows: a challenge for what peers handed over, and
// the accreditations that it names.

#include "accounts/visit.hpp"
#include "intake/import.hpp"
#include "web/html.hpp"
#include "web/response.hpp"

namespace dueregard::intake {

/// While it waits; nothing where it leads nowhere.
[[nodiscard]] web::Html leads_elsewhere_html(accounts::Visit& visit, const Import& import);
/// Once that was done: where what it brought stands; nothing where it brought rows.
[[nodiscard]] web::Html led_elsewhere_html(accounts::Visit& visit, const Import& import);

[[nodiscard]] web::Response create_challenge_paper(accounts::Visit& visit);
[[nodiscard]] web::Response create_accreditations(accounts::Visit& visit);

}  // namespace dueregard::intake
