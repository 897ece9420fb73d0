#pragma once
// The verdict of a challenge: what the peers say was reached, and how long it holds.

#include "assessment/challenge.hpp"
#include "web/html.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::assessment {

/// As it stands above the findings; empty where there is none and this person cannot give one.
[[nodiscard]] web::Html verdict_html(accounts::Visit& visit, const Challenge& challenge);

[[nodiscard]] web::Response show_verdict_form(accounts::Visit& visit);
[[nodiscard]] web::Response update_verdict(accounts::Visit& visit);

}  // namespace dueregard::assessment
