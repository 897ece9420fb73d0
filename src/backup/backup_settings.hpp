#pragma once
// Where and when backups are made by themselves, and how long they are kept: what docs/operations.md calls
// DUEREGARD_BACKUP_….

#include "base/configuration.hpp"
#include "base/setting.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>

namespace dueregard::backup {

/// The newest backup of each of so many days, weeks and months that have one.
struct Keeping {
    std::size_t days = 7;
    std::size_t weeks = 5;
    std::size_t months = 12;
};

struct BackupSettings {
    std::filesystem::path folder;
    std::chrono::minutes at{120};  ///< after midnight in Great Britain
    Keeping keeping;
};

/// Nothing where DUEREGARD_BACKUP_FOLDER is not set. Throws BadRequest with the setting's name where one
/// cannot be meant.
[[nodiscard]] std::optional<BackupSettings> read_backup_settings(const Configuration& configuration);

[[nodiscard]] SettingGroup setting_group();

}  // namespace dueregard::backup
