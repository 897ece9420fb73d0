#pragma once
// Prints a reading as `dueregard read --json` promises it.

#include "intake/reading.hpp"

#include <string>

namespace dueregard::intake {

/// One object, indented by one space, keys in the order of the contract, ended by a line feed. Bytes that are
/// no UTF-8 are replaced by U+FFFD.
[[nodiscard]] std::string reading_json(const Reading& reading);

}  // namespace dueregard::intake
