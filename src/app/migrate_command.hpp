#pragma once
// `dueregard migrate`: brings the register's tables to this version.

#include "cli/command.hpp"

namespace dueregard::app {

[[nodiscard]] cli::Command migrate_command();

}  // namespace dueregard::app
