#pragma once
// `dueregard report`: writes a report to a file.

#include "cli/command.hpp"

#include <vector>

namespace dueregard::publishing {

[[nodiscard]] std::vector<cli::Command> commands();

}  // namespace dueregard::publishing
