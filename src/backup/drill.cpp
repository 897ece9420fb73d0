#include "backup/drill.hpp"

#include "accounts/history.hpp"
#include "backup/drill_store.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace dueregard::backup {

namespace {

namespace fs = std::filesystem;
using storage::Db;

/// Readable by its owner alone, and gone with what is in it when the drill ends.
class TemporaryFolder {
public:
    TemporaryFolder() : path_((fs::temp_directory_path() / "dueregard-drill-XXXXXX").string()) {
        if (mkdtemp(path_.data()) == nullptr) {
            throw Unavailable(fmt::format(
                "No folder could be made in {}; say with TMPDIR where there is room.",
                fs::temp_directory_path().string()
            ));
        }
    }

    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder(TemporaryFolder&&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;

    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    [[nodiscard]] std::string database() const { return path_ + "/register.db"; }

private:
    std::string path_;
};

/// The organisations whose history here no longer holds the entry that was the backup's last.
std::vector<std::string> rewritten_since(Db& db, const std::vector<Chain>& chains) {
    std::vector<std::string> rewritten;
    for (const auto& chain : chains) {
        if (chain.entries == 0) continue;
        if (accounts::chain_hash_at(db, chain.organisation, chain.entries) != chain.hash)
            rewritten.push_back(chain.name);
    }
    return rewritten;
}

std::string proof_of(const Restored& restored) {
    return fmt::format(
        "Restored {} rows of {} tables, as of {}; every count and digest agrees, and {} {} whole.",
        rows_in(restored.contents),
        restored.contents.tables.size(),
        iso_time(restored.contents.made_at),
        restored.contents.chains.size(),
        restored.contents.chains.size() == 1 ? "history is" : "histories are"
    );
}

Drill tried(Db& db, const fs::path& file, std::span<const storage::Migration> all, const Clock& clock) {
    const TemporaryFolder folder;
    const auto restored = restore(file, folder.database(), all, clock);
    Drill drill{
        .verdict = Verdict::held,
        .said = proof_of(restored),
        .chains = restored.contents.chains,
        .tables = restored.contents.tables,
    };
    const auto rewritten = rewritten_since(db, restored.contents.chains);
    if (rewritten.empty()) return drill;
    drill.verdict = Verdict::failed;
    drill.said = fmt::format(
        "The backup is whole, but the register's own history no longer holds the backup's last entry ({}): it was cut off "
        "or changed from outside, or the backup is another register's.",
        join(rewritten, ", ")
    );
    return drill;
}

}  // namespace

Drill drill(Db& db, const fs::path& file, std::span<const storage::Migration> all, const Clock& clock) {
    Drill outcome;
    // A file that does not hold is what a drill is there to find, and it is written down.
    try {
        outcome = tried(db, file, all, clock);
    } catch (const Conflict& refusal) {
        outcome = {.verdict = Verdict::failed, .said = refusal.what(), .chains = {}, .tables = {}};
    }
    db.write([&](storage::Transaction& tx) { add_drill(tx, file.filename().string(), outcome); });
    return outcome;
}

}  // namespace dueregard::backup
