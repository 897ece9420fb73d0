#pragma once
// What an impact assessment looks at: the nine protected characteristics (Equality Act 2010, section 4) and
// what councils add to them.

#include <optional>
#include <string_view>

namespace dueregard::impact {

/// "gender_reassignment" of "Gender identity (trans)": the one that a heading or the head of a row names.
/// Nothing where it names none, several, or says more than a name does.
[[nodiscard]] std::optional<std::string_view> characteristic_named(std::string_view printed);

/// One of the nine.
[[nodiscard]] bool is_protected(std::string_view characteristic);

}  // namespace dueregard::impact
