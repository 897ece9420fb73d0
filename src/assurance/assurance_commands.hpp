#pragma once
// dueregard check

#include "cli/command.hpp"

#include <vector>

namespace dueregard::assurance {

[[nodiscard]] std::vector<cli::Command> commands();

}  // namespace dueregard::assurance
