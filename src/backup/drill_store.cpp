#include "backup/drill_store.hpp"

namespace dueregard::backup {

namespace {

constexpr std::string_view held = "held";
constexpr std::string_view failed = "failed";

}  // namespace

void add_drill(storage::Transaction& tx, const std::string& file, const Drill& drill) {
    tx.execute(
        "insert into backup_drill (id, at, file, verdict, said) values (:id, :at, :file, :verdict, :said)",
        {tx.new_id(), tx.now(), file, drill.verdict == Verdict::held ? held : failed, drill.said}
    );
}

std::vector<DrillRecord> latest_drills(storage::Db& db, std::int64_t most) {
    std::vector<DrillRecord> drills;
    const auto rows = db.query(
        "select at, file, verdict, said from backup_drill order by id desc limit cast(:most as bigint)",
        {most}
    );
    for (const auto& row : rows) {
        drills.push_back(
            {.at = row.instant(0),
             .file = row.text(1),
             .verdict = row.text(2) == held ? Verdict::held : Verdict::failed,
             .said = row.text(3)}
        );
    }
    return drills;
}

bool has_held(storage::Db& db, const std::string& file) {
    return !db.query("select 1 from backup_drill where file = :file and verdict = :verdict", {file, held})
                .empty();
}

}  // namespace dueregard::backup
