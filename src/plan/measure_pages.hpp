#pragma once
// One measure: what it is, how it stands, its returns and evidence; and its history.

#include "plan/ids.hpp"
#include "web/html.hpp"
#include "web/response.hpp"

namespace dueregard::accounts {
struct Visit;
}  // namespace dueregard::accounts

namespace dueregard::plan {

/// What another part shows at a measure: the checks' hits, the import it came from. Empty for nothing.
using Beside = web::Html (*)(accounts::Visit& visit, MeasureId measure);

[[nodiscard]] web::Html nothing_beside(accounts::Visit& visit, MeasureId measure);

/// GET /measures/{}. `first` stands below the heading, `last` below everything else.
[[nodiscard]] web::Response
show_measure(accounts::Visit& visit, const web::Html& first, const web::Html& last);

/// The same as a handler for a route, with what stands beside chosen by who lists the routes:
/// `show_measure_with<assurance::hits_at_measure>`.
template <Beside first, Beside last = nothing_beside>
[[nodiscard]] web::Response show_measure_with(accounts::Visit& visit);

[[nodiscard]] web::Response show_measure_history(accounts::Visit& visit);

/// The id in the path of a page about one measure; throws NotFound.
[[nodiscard]] MeasureId measure_in_path(const accounts::Visit& visit);

template <Beside first, Beside last>
web::Response show_measure_with(accounts::Visit& visit) {
    const auto measure = measure_in_path(visit);
    return show_measure(visit, first(visit, measure), last(visit, measure));
}

}  // namespace dueregard::plan
