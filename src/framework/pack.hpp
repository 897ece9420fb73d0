#pragma once
// Packs: an edition written as YAML, by us or by a council with the publisher's text.

#include "framework/edition.hpp"
#include "framework/yaml_tree.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::framework {

/// What is wrong with a pack, one sentence each, with its line: first whether it is YAML, then its shape,
/// then whether its refs hold together.
using PackFaults = std::vector<std::string>;

[[nodiscard]] std::expected<Edition, PackFaults> read_pack(std::string_view yaml);
/// The same of what is read already; its lines are told in the faults.
[[nodiscard]] std::expected<Edition, PackFaults> edition_in(const YamlNode& pack);

/// The edition as a pack, which reads back as the same.
[[nodiscard]] std::string write_pack(const Edition& edition);

/// The sentence that `faults` are told in, where there is room for one: the first, and how many more there
/// are.
[[nodiscard]] std::string told(const PackFaults& faults);

}  // namespace dueregard::framework
