#pragma once
// dueregard person remove-second-step, organisation second-step.

#include "cli/command.hpp"

namespace dueregard::accounts {

[[nodiscard]] cli::Command remove_second_step_command();
[[nodiscard]] cli::Command demand_second_step_command();

}  // namespace dueregard::accounts
