#pragma once
// `dueregard pay-gap`: the figures of a pay gap from a payroll extract.

#include "cli/command.hpp"

namespace dueregard::monitoring {

[[nodiscard]] cli::Command pay_gap_command();

}  // namespace dueregard::monitoring
