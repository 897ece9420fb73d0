#pragma once
// This part's addresses.

#include "accounts/route.hpp"

#include <span>

namespace dueregard::practice {

[[nodiscard]] std::span<const accounts::Route> routes();

}  // namespace dueregard::practice
