#pragma once
// Everything the command line offers, part after part.

#include "cli/command.hpp"

namespace dueregard::app {

[[nodiscard]] const cli::Program& program();

}  // namespace dueregard::app
