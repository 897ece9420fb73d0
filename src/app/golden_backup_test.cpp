// A backup that format 1 left behind, of an invented council as it was on 26 November 2026, restores for
// ever.

#include "accounts/history.hpp"
#include "app/migrations.hpp"
#include "backup/backup.hpp"
#include "backup/restore.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace dueregard::app {

namespace {

constexpr auto golden = "tests/backups/format-1.backup";

std::int64_t count(storage::Db& db, const std::string& table) {
    return db.find("select count(*) from " + table)->integer(0);
}

}  // namespace

TEST_CASE("the golden backup of format 1 restores with every row, whole, and up to date") {
    const support::TemporaryDirectory folder;
    const FixedClock clock({1'795'341'600'000});
    const auto there = test_support::empty_database(folder.path(), test_support::engine_of_tests());

    const auto restored = backup::restore(golden, there, all_migrations(), clock);

    auto db = storage::Db::open(there, clock);
    CHECK(restored.file.sha256 == "8a9a4301f66ffd2b4639f1a2c4be27690fa46af6d161b57935ec3d90bfc2096b");
    CHECK(backup::rows_in(restored.contents) == 340);
    CHECK(count(db, "measure") == 42);
    CHECK(count(db, "history") == 100);
    CHECK(db.find("select size, length(content) from import_file")->integer(1) == 18'761);
    REQUIRE(restored.contents.chains.size() == 1);
    const auto& chain = restored.contents.chains.front();
    CHECK(chain.name == "Ashcombe Vale District Council");
    CHECK(accounts::chain_head(db, chain.organisation).hash == chain.hash);
    CHECK(!accounts::first_broken_link(db, chain.organisation));
    CHECK(storage::pending(db, all_migrations()).empty());
}

TEST_CASE("what was restored from the golden backup is backed up with the same contents") {
    const support::TemporaryDirectory folder;
    const FixedClock clock({1'795'341'600'000});
    const auto there = test_support::empty_database(folder.path(), test_support::engine_of_tests());
    const auto restored = backup::restore(golden, there, all_migrations(), clock);

    auto db = storage::Db::open(there, clock);
    const auto made = backup::back_up(db, folder.path() / "again", clock);

    // A later version may have more tables, and more columns in those that it had.
    std::size_t same = 0;
    for (const auto& table : restored.contents.tables) {
        const auto found = std::ranges::find(made.contents.tables, table.table, &backup::TableContent::table);
        if (found != made.contents.tables.end() && found->sha256 == table.sha256) ++same;
    }
    CHECK(same >= restored.contents.tables.size() / 2);
    CHECK(made.contents.chains == restored.contents.chains);
}

}  // namespace dueregard::app
