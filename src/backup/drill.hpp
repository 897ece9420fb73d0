#pragma once
// A restore drill: restores a backup into a temporary place, and so proves that it would hold.

#include "backup/restore.hpp"
#include "storage/db.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace dueregard::backup {

enum class Verdict { held, failed };

struct Drill {
    Verdict verdict = Verdict::failed;
    std::string said;                  ///< one sentence: what was proved, or what is wrong
    std::vector<Chain> chains;         ///< of the restored register
    std::vector<TableContent> tables;  ///< likewise
};

/// Restores `file` into a SQLite file in a new folder beneath the system's temporary folder (TMPDIR), takes
/// it away again, and looks whether each history in the register `db` still holds the backup's last entry:
/// one that was cut off or rewritten since does not. Writes down what it found.
Drill drill(
    storage::Db& db,
    const std::filesystem::path& file,
    std::span<const storage::Migration> all,
    const Clock& clock
);

}  // namespace dueregard::backup
