#pragma once
// This part's rows of the router's table.

#include "accounts/route.hpp"

#include <span>

namespace dueregard::accounts {

[[nodiscard]] std::span<const Route> routes();

}  // namespace dueregard::accounts
