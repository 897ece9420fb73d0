#include "backup/backup_folder.hpp"

#include "base/failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <ranges>
#include <set>

namespace dueregard::backup {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono;

constexpr std::string_view start_of_name = "dueregard-";
constexpr std::string_view end_of_name = ".backup";
constexpr std::string_view time_pattern = "2026-11-26T020003Z";

/// A number of exactly these digits.
std::optional<int> number_in(std::string_view digits) {
    int number = 0;
    const auto* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    if (digits.front() == '-' || read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return number;
}

sys_days day_of(const std::string& name) {
    return sys_days{british_date(*instant_in(name))};
}

/// Keeps the newest of each of the latest `most` stretches of time. `stretch_of` numbers them.
template <class StretchOf>
void keep_newest(
    const std::vector<std::string>& newest_first,
    std::size_t most,
    StretchOf stretch_of,
    std::set<std::string>& kept
) {
    std::set<std::int64_t> stretches;
    for (const auto& name : newest_first) {
        const std::int64_t stretch = stretch_of(day_of(name));
        if (stretches.contains(stretch)) continue;
        if (stretches.size() == most) return;
        stretches.insert(stretch);
        kept.insert(name);
    }
}

std::int64_t day_number(sys_days day) {
    return day.time_since_epoch().count();
}

/// 1970-01-05 was the first Monday.
std::int64_t week_number(sys_days day) {
    return floor<weeks>(day - sys_days{year{1970} / January / 5}).count();
}

std::int64_t month_number(sys_days day) {
    const year_month_day date{day};
    return std::int64_t{int{date.year()}} * 12 + unsigned{date.month()};
}

bool is_left_over(const fs::directory_entry& entry) {
    const auto name = entry.path().filename().string();
    const auto part = name.rfind(".part-");
    if (part == std::string::npos || !instant_in(std::string_view(name).substr(0, part))) return false;
    std::error_code error;
    const auto written = entry.last_write_time(error);
    return !error && fs::file_time_type::clock::now() - written > hours{24};
}

}  // namespace

std::string backup_name(Instant made_at) {
    auto time = iso_time(made_at);
    std::erase(time, ':');
    return fmt::format("{}{}{}", start_of_name, time, end_of_name);
}

std::string free_name(const std::filesystem::path& folder, Instant made_at) {
    constexpr std::int64_t second = 1000;
    auto name = backup_name(made_at);
    for (; std::filesystem::exists(folder / name); name = backup_name(made_at))
        made_at.milliseconds += second;
    return name;
}

std::optional<Instant> instant_in(std::string_view name) {
    if (name.size() != start_of_name.size() + time_pattern.size() + end_of_name.size()
        || !name.starts_with(start_of_name) || !name.ends_with(end_of_name))
        return std::nullopt;
    const auto time = name.substr(start_of_name.size(), time_pattern.size());
    const auto date = parse_iso_date(time.substr(0, 10));
    const auto hour = number_in(time.substr(11, 2));
    const auto minute = number_in(time.substr(13, 2));
    const auto second = number_in(time.substr(15, 2));
    if (!date || !hour || !minute || !second || time[10] != 'T' || time[17] != 'Z') return std::nullopt;
    const auto since = hours{*hour} + minutes{*minute} + seconds{*second};
    return Instant{at_midnight(*date).milliseconds + milliseconds{since}.count()};
}

std::vector<std::string> dispensable(std::vector<std::string> names, const Keeping& keeping) {
    std::erase_if(names, [](const std::string& name) { return !instant_in(name); });
    std::ranges::sort(names, std::ranges::greater{});
    if (names.empty()) return {};
    std::set<std::string> kept{names.front()};
    keep_newest(names, keeping.days, day_number, kept);
    keep_newest(names, keeping.weeks, week_number, kept);
    keep_newest(names, keeping.months, month_number, kept);
    std::erase_if(names, [&](const std::string& name) { return kept.contains(name); });
    return names;
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::error_code error;
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder, error))
        names.push_back(entry.path().filename().string());
    if (!error) return names;
    throw Unavailable(fmt::format(
        "The folder of the backups, {}, could not be read ({}); check DUEREGARD_BACKUP_FOLDER.",
        folder.string(),
        error.message()
    ));
}

std::optional<fs::path> newest_in(const fs::path& folder) {
    auto names = names_in(folder);
    std::erase_if(names, [](const std::string& name) { return !instant_in(name); });
    if (names.empty()) return std::nullopt;
    return folder / std::ranges::max(names);
}

std::size_t tidy(const fs::path& folder, const Keeping& keeping) {
    std::size_t removed = 0;
    std::error_code error;
    for (const auto& name : dispensable(names_in(folder), keeping))
        if (fs::remove(folder / name, error)) ++removed;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (is_left_over(entry) && fs::remove(entry.path(), error)) ++removed;
    }
    return removed;
}

}  // namespace dueregard::backup
