#pragma once
// An enumerator by the name it has in the register and in addresses.

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace dueregard {

/// `names` has one name for each enumerator, in their order, counted from 0.
template <class Kind, std::size_t size>
[[nodiscard]] std::optional<Kind>
enumerator_named(const std::array<std::string_view, size>& names, std::string_view name) {
    const auto* const found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Kind>(found - names.begin());
}

}  // namespace dueregard
