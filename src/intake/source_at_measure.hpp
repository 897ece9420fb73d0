#pragma once
// Where a measure came from, for plan's page of it.

#include "plan/ids.hpp"
#include "web/html.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::intake {

/// A plan::Beside: each file and the place in it that wrote the measure or a return of it, with a link to the
/// import for who may see it. Nothing where no import did.
[[nodiscard]] web::Html source_at_measure(accounts::Visit& visit, plan::MeasureId measure);

}  // namespace dueregard::intake
