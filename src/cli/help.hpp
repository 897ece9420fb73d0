#pragma once
// What --help prints, at 80 columns.

#include "cli/command.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::cli {

/// Every command with its summary.
[[nodiscard]] std::string help_of(const Program& program);
/// The commands of one group: "person" for "person add" and "person list".
[[nodiscard]] std::string help_of_group(const Program& program, std::string_view group);
[[nodiscard]] std::string help_of(const Program& program, const Command& command);

/// "dueregard read [--json] FILE"
[[nodiscard]] std::string usage_of(const Program& program, const Command& command);

/// What every command takes beside its own options.
[[nodiscard]] const std::vector<Option>& common_options();
/// Made by the command line itself: `completion` and `manual`; they have no function to run.
[[nodiscard]] const std::vector<Command>& own_commands();

}  // namespace dueregard::cli
