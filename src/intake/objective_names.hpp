#pragma once
// Objectives as documents name them: "EDI1 Include everyone".

#include "plan/objective.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::intake {

/// Whether `name` calls the objective: with or without its ref, or counted as a heading counts it
/// ("Objective 4: Homes that suit everybody"); capitals and punctuation are no difference.
[[nodiscard]] bool calls(std::string_view name, const plan::Objective& objective);

/// The objective that `name` calls, the one that it calls most exactly.
/// Two wordings are two objectives: a check tells of them.
[[nodiscard]] std::optional<plan::Objective>
find_objective(const std::vector<plan::Objective>& objectives, std::string_view name);

/// A new objective of this name, its ref apart where it begins with one ("EDI1", "1.2"), so that
/// plan::name_of gives back the name.
[[nodiscard]] plan::Objective objective_named(std::string_view name);

/// A title that a strategy can bear: squeezed, and cut between words where it is too long.
[[nodiscard]] std::string cut_title(std::string_view text);

}  // namespace dueregard::intake
