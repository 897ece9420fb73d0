#pragma once
// A backup: the whole register, as it was at one moment, in one sealed file that restores into either
// database.

#include "backup/contents.hpp"
#include "backup/sealed_file.hpp"
#include "storage/db.hpp"

#include <filesystem>
#include <stop_token>

namespace dueregard::backup {

struct Made {
    SealedFile file;
    Contents contents;
};

/// Writes every table to `path` while others write on. Throws Conflict where `path` is there already,
/// Unavailable where it cannot be written or `stop` was requested; then nothing is left of it.
Made back_up(
    storage::Db& db, const std::filesystem::path& path, const Clock& clock, const std::stop_token& stop = {}
);

}  // namespace dueregard::backup
