#pragma once
// Does an action promise a quantity, and does it say how much?

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::plan {

/// "double", "increase the number": the words of an action that promise more or less of something countable,
/// where the action itself does not say how many. "Double" needs a number to start from, "increase the
/// number" one to reach.
[[nodiscard]] std::optional<std::string> unnumbered_promise(std::string_view action);

/// "104 additional", "20 champions", "5%": the words of an action that name a number of something.
[[nodiscard]] std::optional<std::string> numbered_promise(std::string_view action);

/// Digits that are no date, or a number in words.
[[nodiscard]] bool names_a_number(std::string_view text);

}  // namespace dueregard::plan
