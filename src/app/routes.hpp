#pragma once
// Every page of the program, part after part: the router's whole table, and the places in its navigation;
// what its pages must know of all parts.

#include "accounts/route.hpp"
#include "accounts/visit.hpp"

#include <span>
#include <vector>

namespace dueregard::app {

[[nodiscard]] std::vector<accounts::Route> all_routes();
[[nodiscard]] std::span<const accounts::Place> places();
[[nodiscard]] std::span<const accounts::ServiceAreaUse> service_area_uses();
[[nodiscard]] std::span<const accounts::ErasureStep> erasure_steps();

}  // namespace dueregard::app
