#pragma once
// A file named on the command line.

#include "documents/read_document.hpp"

#include <cstddef>
#include <string>

namespace dueregard::documents {

/// Its bytes. Throws NotFound where there is no such file, Failure where it is larger than `most`, and
/// Unavailable where it cannot be read.
[[nodiscard]] std::string bytes_of_file(const std::string& path, std::size_t most = Limits{}.file_bytes);

}  // namespace dueregard::documents
