#pragma once
// This part's addresses.

#include "accounts/route.hpp"

#include <span>

namespace dueregard::framework {

[[nodiscard]] std::span<const accounts::Route> routes();

}  // namespace dueregard::framework
