#pragma once
// Objectives as documents name them: "EDI1 Include everyone".

#include "plan/objective.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::intake {

/// The objective that is called this, with or without its ref; capitals and punctuation are no difference.
/// Two wordings are two objectives: a check tells of them.
[[nodiscard]] std::optional<plan::Objective>
find_objective(const std::vector<plan::Objective>& objectives, std::string_view name);

/// A new objective of this name, its ref apart where it begins with one ("EDI1", "1.2"), so that
/// plan::name_of gives back the name.
[[nodiscard]] plan::Objective objective_named(std::string_view name);

/// A title that a strategy can bear: squeezed, and cut between words where it is too long.
[[nodiscard]] std::string cut_title(std::string_view text);

}  // namespace dueregard::intake
