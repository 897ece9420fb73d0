#pragma once
// This part's routes, for app's list.

#include "accounts/route.hpp"

#include <span>

namespace dueregard::thread {

[[nodiscard]] std::span<const accounts::Route> routes();

}  // namespace dueregard::thread
