#pragma once
// Every setting of the program, part after part, and the texts made from them.

#include "base/configuration.hpp"
#include "base/setting.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::app {

/// What this process was started with, for Configuration::read.
[[nodiscard]] std::optional<std::string> environment(const std::string& name);

[[nodiscard]] const std::vector<SettingGroup>& all_settings();

/// A sentence for each thing that cannot be meant, with the place where it stands: lines that are no setting,
/// names that there are not, values out of range, files that cannot be read, settings that do not go
/// together.
[[nodiscard]] std::vector<std::string> faults_of(const Configuration& configuration);

/// Throws BadRequest where a value cannot be meant, with a sentence for each. A name that there is not is
/// let pass: the file may have been written for a newer version.
void ensure_sound(const Configuration& configuration);

/// The names in the file that this version does not know.
[[nodiscard]] std::vector<std::string> unknown_names(const Configuration& configuration);

/// A configuration file that sets `database` and tells of every other setting.
[[nodiscard]] std::string sample_configuration(std::string_view database);

/// The tables of docs/operations.md.
[[nodiscard]] std::string settings_as_tables();

}  // namespace dueregard::app
