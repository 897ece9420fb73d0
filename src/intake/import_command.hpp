#pragma once
// `dueregard import`: a file goes into the register, by the same way as on the pages.

#include "cli/command.hpp"

namespace dueregard::intake {

[[nodiscard]] cli::Command import_command();

}  // namespace dueregard::intake
