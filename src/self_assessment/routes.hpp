#pragma once
// This part's addresses.

#include "accounts/route.hpp"

#include <span>

namespace dueregard::self_assessment {

[[nodiscard]] std::span<const accounts::Route> routes();

}  // namespace dueregard::self_assessment
