#pragma once
// This part's rows of the router's table.

#include "accounts/route.hpp"

#include <span>

namespace dueregard::plan {

/// All but GET /measures/{}: who lists the routes adds that row, `show_measure_with<…>` (measure_pages.hpp),
/// because it chooses what another part shows there.
[[nodiscard]] std::span<const accounts::Route> routes();

}  // namespace dueregard::plan
