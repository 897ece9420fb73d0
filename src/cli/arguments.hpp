#pragma once
// From the words of a command line to the command they choose.

#include "cli/command.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dueregard::cli {

constexpr int exit_done = 0;
constexpr int exit_no = 1;
constexpr int exit_wrong_call = 2;
constexpr int exit_failed = 3;

/// A command to run, with what it was given.
struct Chosen {
    const Command* command = nullptr;
    std::string database;
    Values values;
};

/// Nothing to run: help, the version, completion, the manual page, or one sentence on what is wrong with the
/// call.
struct Answer {
    int status = exit_done;
    std::string out;
    std::string error;
};

/// `words` are the program's arguments without its own name. The database is --database, or else
/// `database_of_environment` (DUEREGARD_DATABASE), or else ./dueregard.db. Beside the program's own commands
/// there are
/// --help on each, --version, `completion` (for bash) and `manual` (for man).
[[nodiscard]] std::variant<Chosen, Answer> interpret(
    const Program& program,
    const std::vector<std::string>& words,
    const std::optional<std::string>& database_of_environment
);

}  // namespace dueregard::cli
