#pragma once
// What the checks found at one measure, for plan's page of it.

#include "plan/ids.hpp"
#include "web/html.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::assurance {

/// A plan::Beside: a section with its heading. Nothing where the measure was withdrawn or there is no period
/// yet.
[[nodiscard]] web::Html hits_at_measure(accounts::Visit& visit, plan::MeasureId measure);

}  // namespace dueregard::assurance
