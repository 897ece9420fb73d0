#pragma once
// This part's routes, for app's list.

#include "accounts/route.hpp"

#include <span>

namespace dueregard::assessment {

[[nodiscard]] std::span<const accounts::Route> routes();

}  // namespace dueregard::assessment
