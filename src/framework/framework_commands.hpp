#pragma once
// dueregard framework list, check, add, schema.

#include "cli/command.hpp"

#include <vector>

namespace dueregard::framework {

[[nodiscard]] std::vector<cli::Command> commands();

}  // namespace dueregard::framework
