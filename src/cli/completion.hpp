#pragma once
// What bash needs in order to complete commands, options, choices and file names.

#include "cli/command.hpp"

#include <string>

namespace dueregard::cli {

[[nodiscard]] std::string bash_completion(const Program& program);

}  // namespace dueregard::cli
