#pragma once
// How deep a page nests, told before it is parsed: the parser's tree is taken down by calls within calls.

#include <cstddef>
#include <string_view>

namespace dueregard::documents {

/// An upper bound of the depth of elements in `html`: of each name, those opened and not yet closed.
[[nodiscard]] std::size_t deepest_nesting(std::string_view html);

}  // namespace dueregard::documents
