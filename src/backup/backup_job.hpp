#pragma once
// Backups by themselves: one each night, and a drill that proves it.

#include "backup/backup_settings.hpp"
#include "jobs/job.hpp"
#include "storage/migrate.hpp"

#include <vector>

namespace dueregard::backup {

/// Makes a backup in the folder and then removes those that need not be kept.
[[nodiscard]] jobs::Job backup_job(const BackupSettings& settings);

/// Half an hour later: drills the newest backup, unless it has held already. Fails where there is none of the
/// last day.
[[nodiscard]] jobs::Job drill_job(const BackupSettings& settings, std::vector<storage::Migration> all);

}  // namespace dueregard::backup
