#pragma once
// A file named on the command line.

#include <string>

namespace dueregard::intake {

/// Its bytes. Throws NotFound where there is no such file, Failure where it is larger than anything that is
/// read, and Unavailable where it cannot be read.
[[nodiscard]] std::string bytes_of_file(const std::string& path);

}  // namespace dueregard::intake
