#pragma once
// `dueregard sample`: the sample council in a fresh register.

#include "cli/command.hpp"

namespace dueregard::app {

[[nodiscard]] cli::Command sample_command();

}  // namespace dueregard::app
