#pragma once
// The packs that come with the program.

#include "framework/crosswalk.hpp"
#include "framework/edition.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace dueregard::framework {

/// The newest edition of each framework before its others.
[[nodiscard]] std::vector<Edition> built_in_editions();
/// "EFLG 2021"
[[nodiscard]] std::optional<Edition> built_in_edition(std::string_view name);
[[nodiscard]] std::vector<Crosswalk> built_in_crosswalks();
/// "EFLG 2009 to EFLG 2021"
[[nodiscard]] std::optional<Crosswalk> built_in_crosswalk(std::string_view name);

}  // namespace dueregard::framework
