#pragma once
// The manual page, in the language of man(7).

#include "cli/command.hpp"

#include <string>

namespace dueregard::cli {

/// One page for the whole program: every command with its arguments and options, exit status, environment.
[[nodiscard]] std::string manual_page(const Program& program);

}  // namespace dueregard::cli
