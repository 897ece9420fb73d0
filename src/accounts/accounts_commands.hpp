#pragma once
// organisation …, person … and verify on the command line.

#include "cli/command.hpp"

#include <vector>

namespace dueregard::accounts {

[[nodiscard]] std::vector<cli::Command> commands();

}  // namespace dueregard::accounts
