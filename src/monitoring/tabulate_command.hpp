#pragma once
// `dueregard tabulate`.

#include "cli/command.hpp"

namespace dueregard::monitoring {

[[nodiscard]] cli::Command tabulate_command();

}  // namespace dueregard::monitoring
