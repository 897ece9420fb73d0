#pragma once
// The page that carries answers over from an earlier self-assessment: what it would do, then doing it.

#include "accounts/visit.hpp"
#include "self_assessment/self_assessment.hpp"
#include "web/html.hpp"
#include "web/response.hpp"

namespace dueregard::self_assessment {

[[nodiscard]] web::Response show_carry_over(accounts::Visit& visit);
[[nodiscard]] web::Response create_carry_over(accounts::Visit& visit);

/// On the page of an answer: what it was carried over from; nothing where it was not.
[[nodiscard]] web::Html carried_from_html(accounts::Visit& visit, const Answer& answer);

}  // namespace dueregard::self_assessment
