#pragma once
// `dueregard backup`, `restore` and `drill`.

#include "cli/command.hpp"

namespace dueregard::app {

[[nodiscard]] cli::Command backup_command();
[[nodiscard]] cli::Command restore_command();
[[nodiscard]] cli::Command drill_command();

}  // namespace dueregard::app
