#pragma once
// What a heading or a lead-in says of the list below it.

#include <cstdint>
#include <string_view>

namespace dueregard::plan {

enum class ListRole : std::uint8_t { none, priorities, actions, other };

/// "Our priorities", "What we will do", "Key activities"; `other` for what surely heads neither ("Context",
/// "How we will measure it"); `none` for a heading of its own.
[[nodiscard]] ListRole list_role_of(std::string_view title);

/// "To do this we will:", "Our priorities are:"; `none` where it leads in to something else.
[[nodiscard]] ListRole lead_in_role_of(std::string_view text);

/// "Our objectives", "Priority areas for action", "Themes": what stands below are objectives.
[[nodiscard]] bool is_head_of_objectives(std::string_view title);

/// "Governance", "Foreword", "Monitoring": no objective, wherever it stands.
[[nodiscard]] bool is_never_an_objective(std::string_view title);

}  // namespace dueregard::plan
