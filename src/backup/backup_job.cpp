#include "backup/backup_job.hpp"

#include "backup/backup.hpp"
#include "backup/backup_folder.hpp"
#include "backup/drill.hpp"
#include "backup/drill_store.hpp"
#include "base/failure.hpp"

#include <fmt/format.h>

#include <utility>

namespace dueregard::backup {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono;

constexpr minutes longest{120};
constexpr hours oldest{26};

std::string make_backup(const BackupSettings& settings, jobs::JobCall& call) {
    const auto name = free_name(settings.folder, call.clock.now());
    const auto made = back_up(call.db, settings.folder / name, call.clock, call.stop);
    const auto removed = tidy(settings.folder, settings.keeping);
    return fmt::format(
        "Backed up {} rows to {} ({} bytes); {} older files were removed.",
        rows_in(made.contents),
        name,
        made.file.bytes,
        removed
    );
}

/// The newest backup, where it is of the last day.
fs::path last_night(const fs::path& folder, Instant now) {
    const auto newest = newest_in(folder);
    const auto made_at = newest ? instant_in(newest->filename().string()) : std::nullopt;
    if (made_at && now.milliseconds - made_at->milliseconds <= milliseconds{oldest}.count()) return *newest;
    throw Unavailable(fmt::format("There is no backup of the last day in {}.", folder.string()));
}

std::string try_backup(const fs::path& folder, std::span<const storage::Migration> all, jobs::JobCall& call) {
    const auto file = last_night(folder, call.clock.now());
    if (has_held(call.db, file.filename().string())) return "The newest backup has held already.";
    const auto found = drill(call.db, file, all, call.clock);
    if (found.verdict == Verdict::failed) throw Unavailable(found.said);
    return found.said;
}

}  // namespace

jobs::Job backup_job(const BackupSettings& settings) {
    return {
        .name = "backup",
        .summary = "back the register up and remove old backups",
        .when = jobs::Daily{settings.at},
        .run = [settings](jobs::JobCall& call) { return make_backup(settings, call); },
        .longest = longest,
    };
}

jobs::Job drill_job(const BackupSettings& settings, std::vector<storage::Migration> all) {
    return {
        .name = "drill",
        .summary = "prove that the newest backup can be restored",
        .when = jobs::Daily{(settings.at + minutes{30}) % hours{24}},
        .run = [folder = settings.folder,
                all = std::move(all)](jobs::JobCall& call) { return try_backup(folder, all, call); },
        .longest = longest,
    };
}

}  // namespace dueregard::backup
