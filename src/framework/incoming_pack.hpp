#pragma once
// A pack that comes in as a file of any of the forms it may have.

#include "framework/pack.hpp"

#include <expected>
#include <string_view>

namespace dueregard::framework {

/// YAML and JSON as packs, XLSX and CSV as sheets; told apart by what the bytes are and the name's ending.
[[nodiscard]] std::expected<Edition, PackFaults>
read_incoming(std::string_view bytes, std::string_view file_name);

}  // namespace dueregard::framework
