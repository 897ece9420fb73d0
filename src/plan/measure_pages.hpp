#pragma once
// One measure: what it is, how it stands, its returns and evidence; and its history.

#include "plan/ids.hpp"
#include "web/html.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::plan {

/// What another part shows at a measure: the checks' hits. Empty for nothing.
using Beside = web::Html (*)(accounts::Visit& visit, MeasureId measure);

/// GET /measures/{}. `beside` stands below the heading.
[[nodiscard]] web::Response show_measure(accounts::Visit& visit, const web::Html& beside);

/// The same as a handler for a route, with what stands beside chosen by who lists the routes:
/// `show_measure_with<assurance::hits_at_measure>`.
template <Beside beside>
[[nodiscard]] web::Response show_measure_with(accounts::Visit& visit);

[[nodiscard]] web::Html nothing_beside(accounts::Visit& visit, MeasureId measure);

[[nodiscard]] web::Response show_measure_history(accounts::Visit& visit);

/// The id in the path of a page about one measure; throws NotFound.
[[nodiscard]] MeasureId measure_in_path(const accounts::Visit& visit);

template <Beside beside>
web::Response show_measure_with(accounts::Visit& visit) {
    return show_measure(visit, beside(visit, measure_in_path(visit)));
}

}  // namespace dueregard::plan
