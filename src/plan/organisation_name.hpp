#pragma once
// Full names of public bodies in a text: "Xborough Borough Council", "London Borough of X", "Cyngor Sir X".

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

/// Every such name, in order, repeated as often as it stands there. "The City Council" and "Youth Council"
/// name nobody.
[[nodiscard]] std::vector<std::string> organisations_in(std::string_view text);

}  // namespace dueregard::plan
