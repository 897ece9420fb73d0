#pragma once
// The paths of this part.

#include "accounts/route.hpp"

#include <span>

namespace dueregard::publishing {

[[nodiscard]] std::span<const accounts::Route> routes();

}  // namespace dueregard::publishing
