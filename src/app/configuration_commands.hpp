#pragma once
// check-config and sample-config on the command line.

#include "cli/command.hpp"

namespace dueregard::app {

[[nodiscard]] cli::Command check_config_command();
[[nodiscard]] cli::Command sample_config_command();

}  // namespace dueregard::app
