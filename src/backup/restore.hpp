#pragma once
// From a backup to a register: into an empty database only, all of it or nothing.

#include "backup/contents.hpp"
#include "backup/sealed_file.hpp"
#include "storage/migrate.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace dueregard::backup {

/// What becomes of a backup in which a chain of the history is broken.
enum class BrokenHistory { refused, kept };

struct Restored {
    SealedFile file;
    Contents contents;                  ///< as the file says and the database was found to hold
    std::vector<std::string> migrated;  ///< steps that this version knows and the backup had not seen
    std::vector<std::string> broken;    ///< organisations whose chain is broken, where that was to be kept
};

/// Puts the file into `database`, a path where nothing is or an address of an empty PostgreSQL database, and
/// brings it up to `all`. The checksum is asked before anything is touched; every count and digest, the
/// foreign keys and the chains afterwards. Throws Conflict for a file that is no whole backup of this or an
/// earlier version and for a database that is not empty; then nothing has changed.
Restored restore(
    const std::filesystem::path& file,
    const std::string& database,
    std::span<const storage::Migration> all,
    const Clock& clock,
    BrokenHistory broken = BrokenHistory::refused
);

}  // namespace dueregard::backup
