#include "backup/backup_settings.hpp"

#include "base/failure.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string_view>
#include <unistd.h>

namespace dueregard::backup {

namespace {

constexpr std::string_view folder_name = "DUEREGARD_BACKUP_FOLDER";
constexpr std::string_view daily_name = "DUEREGARD_BACKUP_KEEP_DAILY";
constexpr std::string_view weekly_name = "DUEREGARD_BACKUP_KEEP_WEEKLY";
constexpr std::string_view monthly_name = "DUEREGARD_BACKUP_KEEP_MONTHLY";

std::optional<std::size_t> read_count(std::string_view text) {
    std::size_t count = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, count);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return count;
}

std::size_t count_in(const Configuration& configuration, std::string_view name, std::size_t otherwise) {
    const auto text = configuration.find(name);
    if (!text) return otherwise;
    const auto count = read_count(*text);
    if (!count || *count > 1000) throw BadRequest(fmt::format("{} is a number from 0 to 1000.", name));
    return *count;
}

std::optional<std::chrono::minutes> read_time_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hours = read_count(text.substr(0, 2));
    const auto minutes = read_count(text.substr(3));
    if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    return std::chrono::minutes{*hours * 60 + *minutes};
}

std::chrono::minutes time_in(const Configuration& configuration, std::chrono::minutes otherwise) {
    const auto text = configuration.find("DUEREGARD_BACKUP_AT");
    if (!text) return otherwise;
    const auto time = read_time_of_day(*text);
    if (!time) throw BadRequest("DUEREGARD_BACKUP_AT is a time of day such as 02:00.");
    return *time;
}

void ensure_folder(const Configuration& configuration) {
    const auto folder = configuration.text(folder_name);
    if (folder.empty()) return;
    if (!std::filesystem::is_directory(folder))
        throw BadRequest(fmt::format("{}: there is no folder {}.", folder_name, folder));
    if (access(folder.c_str(), W_OK) != 0)
        throw BadRequest(fmt::format("{}: nothing can be written into {}.", folder_name, folder));
}

}  // namespace

std::optional<BackupSettings> read_backup_settings(const Configuration& configuration) {
    const auto folder = configuration.find(folder_name);
    if (!folder) return std::nullopt;
    BackupSettings settings{.folder = *folder};
    settings.at = time_in(configuration, settings.at);
    auto& keeping = settings.keeping;
    keeping.days = count_in(configuration, daily_name, keeping.days);
    keeping.weeks = count_in(configuration, weekly_name, keeping.weeks);
    keeping.months = count_in(configuration, monthly_name, keeping.months);
    return settings;
}

SettingGroup setting_group() {
    return {
        .title = "Nightly backups",
        .settings =
            {{.name = folder_name,
              .description =
                  "Where backups go, dueregard-2026-11-26T020003Z.backup and the like; turns them on. Another disk "
                  "than the register's; with several servers a folder that all of them see, or set for one of "
                  "them only.",
              .otherwise = "no backup is made by itself",
              .example = "/var/backups/dueregard"},
             {.name = "DUEREGARD_BACKUP_AT",
              .description = "Time of day in Great Britain.",
              .otherwise = "02:00",
              .example = "03:30",
              .check = [](const Configuration& all) { static_cast<void>(time_in(all, {})); }},
             {.name = daily_name,
              .description = "Keeps the newest backup of each of so many days.",
              .otherwise = "7",
              .example = "14",
              .check = [](const Configuration& all) { static_cast<void>(count_in(all, daily_name, 0)); }},
             {.name = weekly_name,
              .description = "Of so many weeks.",
              .otherwise = "5",
              .example = "8",
              .check = [](const Configuration& all) { static_cast<void>(count_in(all, weekly_name, 0)); }},
             {.name = monthly_name,
              .description = "Of so many months.",
              .otherwise = "12",
              .example = "24",
              .check = [](const Configuration& all) { static_cast<void>(count_in(all, monthly_name, 0)); }}},
        .check_machine = ensure_folder,
    };
}

}  // namespace dueregard::backup
