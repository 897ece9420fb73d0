#pragma once
// `dueregard tick`: what the server does by itself each minute, once.

#include "cli/command.hpp"

namespace dueregard::app {

[[nodiscard]] cli::Command tick_command();

}  // namespace dueregard::app
