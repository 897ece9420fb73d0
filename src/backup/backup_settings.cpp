#include "backup/backup_settings.hpp"

#include "base/failure.hpp"

#include <fmt/format.h>

#include <charconv>

namespace dueregard::backup {

namespace {

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

}  // namespace

std::optional<BackupSettings> read_backup_settings(const Configuration& configuration) {
    const auto folder = configuration.find("DUEREGARD_BACKUP_FOLDER");
    if (!folder) return std::nullopt;
    BackupSettings settings{.folder = *folder};
    settings.at = time_in(configuration, settings.at);
    auto& keeping = settings.keeping;
    keeping.days = count_in(configuration, "DUEREGARD_BACKUP_KEEP_DAILY", keeping.days);
    keeping.weeks = count_in(configuration, "DUEREGARD_BACKUP_KEEP_WEEKLY", keeping.weeks);
    keeping.months = count_in(configuration, "DUEREGARD_BACKUP_KEEP_MONTHLY", keeping.months);
    return settings;
}

}  // namespace dueregard::backup
