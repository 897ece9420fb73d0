#pragma once
// This part's rows of the router's table.

#include "accounts/route.hpp"

#include <span>

namespace dueregard::assurance {

[[nodiscard]] std::span<const accounts::Route> routes();

}  // namespace dueregard::assurance
