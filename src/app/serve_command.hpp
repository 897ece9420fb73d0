#pragma once
// `dueregard serve`: the pages, until it is told to stop.

#include "cli/command.hpp"

namespace dueregard::app {

[[nodiscard]] cli::Command serve_command();

}  // namespace dueregard::app
