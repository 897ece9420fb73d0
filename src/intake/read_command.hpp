#pragma once
// `dueregard read FILE [--json]`: what is in a document, without a register.

#include "cli/command.hpp"

#include <iosfwd>
#include <string>

namespace dueregard::intake {

enum class Output { text, json };

/// Prints what is in the file at `path`; "-" is standard input. Answers 0. Throws NotFound where there is no
/// such file, Unavailable where it cannot be read, and Failure with the refusal's sentence where it is no
/// document of ours.
int read_file(const std::string& path, Output output, std::istream& in, std::ostream& out);

[[nodiscard]] cli::Command read_command();

}  // namespace dueregard::intake
