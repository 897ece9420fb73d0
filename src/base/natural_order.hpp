#pragma once
// The order in which a person would put references: EDI1.02 before EDI1.10 before EDI2.01.

#include <string>
#include <string_view>

namespace dueregard {

/// What to store and sort by: small letters and digits only, so that every database and every collation
/// agrees; each number is padded to ten digits, leading noughts count for nothing, and "" comes after
/// everything else.
[[nodiscard]] std::string natural_sort_key(std::string_view text);

}  // namespace dueregard
