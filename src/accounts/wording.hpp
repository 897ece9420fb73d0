#pragma once
// What the names in this part have in common.

#include <cstddef>
#include <string_view>

namespace dueregard::accounts {

constexpr std::size_t longest_name = 200;

/// More than 200 characters, counted as Unicode code points.
[[nodiscard]] bool is_too_long(std::string_view name);

}  // namespace dueregard::accounts
