#pragma once
// The door to valijson: whether a tree has the shape that pack.schema.json publishes.

#include "framework/yaml_tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::framework {

/// The published schema itself, as it is handed out.
[[nodiscard]] std::string_view pack_schema();

/// What does not fit it, in the file's order, at most twenty: "Line 14, entries, the 3rd, title: …"; empty
/// where all fits.
[[nodiscard]] std::vector<std::string> misfits(const YamlNode& pack);

}  // namespace dueregard::framework
