#pragma once
// The folder of the backups that are made by themselves: their names, and which of them may go.

#include "backup/backup_settings.hpp"
#include "base/clock.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::backup {

/// "dueregard-2026-11-26T020003Z.backup": sorts by time.
[[nodiscard]] std::string backup_name(Instant made_at);
/// The same, of the next second that no file of the folder has: a clock that is put back comes by a second
/// twice.
[[nodiscard]] std::string free_name(const std::filesystem::path& folder, Instant made_at);
/// When a file of that name was made; nothing for any other name.
[[nodiscard]] std::optional<Instant> instant_in(std::string_view name);

/// Of these names those that need not be kept: neither the newest, nor the newest of one of the latest days,
/// weeks (from Monday) and months in Great Britain that have any. Names that are no backup's are never among
/// them.
[[nodiscard]] std::vector<std::string> dispensable(std::vector<std::string> names, const Keeping& keeping);

/// The names in the folder, "" of no kind left out. Throws Unavailable where it cannot be read.
[[nodiscard]] std::vector<std::string> names_in(const std::filesystem::path& folder);
/// The newest backup there, by its name.
[[nodiscard]] std::optional<std::filesystem::path> newest_in(const std::filesystem::path& folder);

/// Removes what may go, and what a backup left that was cut off more than a day ago. Answers how many files.
std::size_t tidy(const std::filesystem::path& folder, const Keeping& keeping);

}  // namespace dueregard::backup
