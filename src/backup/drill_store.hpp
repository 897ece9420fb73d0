#pragma once
// What drills found.

#include "backup/drill.hpp"

#include <vector>

namespace dueregard::backup {

struct DrillRecord {
    Instant at;
    std::string file;
    Verdict verdict = Verdict::failed;
    std::string said;
};

void add_drill(storage::Transaction& tx, const std::string& file, const Drill& drill);

/// The latest drills, the newest first.
[[nodiscard]] std::vector<DrillRecord> latest_drills(storage::Db& db, std::int64_t most);

/// This file was tried and held.
[[nodiscard]] bool has_held(storage::Db& db, const std::string& file);

}  // namespace dueregard::backup
