#pragma once
// Every address of this part.

#include "accounts/route.hpp"

#include <span>

namespace dueregard::monitoring {

[[nodiscard]] std::span<const accounts::Route> routes();

}  // namespace dueregard::monitoring
