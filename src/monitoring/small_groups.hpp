#pragma once
// Groups too small to be spoken of alone, put together.

#include "monitoring/pay_gap.hpp"

#include <string>
#include <vector>

namespace dueregard::monitoring {

inline constexpr std::string_view other_groups = "Other groups";

/// Comparison groups below the minimum become one, "Other groups"; where that is still too small, the
/// smallest of the rest joins it, until it is large enough or none is left. Changes the employees' groups
/// accordingly. Answers the names of those put together, in order; the reference group is never among them.
std::vector<std::string> put_small_together(std::vector<PaidEmployee>& employees, PayGroups& groups);

}  // namespace dueregard::monitoring
