#pragma once
// dueregard verify: proves that the history is whole.

#include "cli/command.hpp"

namespace dueregard::accounts {

[[nodiscard]] cli::Command verify_command();

}  // namespace dueregard::accounts
