#pragma once
// A fresh, migrated database for one test case, and a clock to move by hand.
//
//     TestDb test(plan::migrations());
//     test.db.write([&](Transaction& tx) { … });
//
// It is SQLite in memory. Where DUEREGARD_TEST_DATABASE=postgresql, the same cases run on a real PostgreSQL
// 15, which the test program starts on a temporary directory and stops; CTest runs each program of
// DATABASE_TESTS both ways.

#include "base/clock.hpp"
#include "storage/db.hpp"
#include "storage/migrate.hpp"

#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>

namespace dueregard::test_support {

enum class Keep {
    in_memory,  ///< quickest; the database has one connection
    in_a_file,  ///< for tests that open `address` a second time, or in another process
};

class TestDb {
public:
    /// Several parts' migrations, in the order of the parts. PostgreSQL not being installed ends the test
    /// program with exit status 77, which CTest shows as skipped, and a line that says so.
    explicit TestDb(
        std::initializer_list<std::span<const storage::Migration>> parts = {}, Keep keep = Keep::in_memory
    );
    explicit TestDb(std::span<const storage::Migration> migrations, Keep keep = Keep::in_memory);
    TestDb(const TestDb&) = delete;
    TestDb& operator=(const TestDb&) = delete;
    TestDb(TestDb&&) = delete;
    TestDb& operator=(TestDb&&) = delete;
    ~TestDb();

    // NOLINTNEXTLINE(google-explicit-constructor): stands wherever a Db is wanted
    operator storage::Db&() { return db; }

private:
    std::string folder_;  ///< of the SQLite file; "" where there is none

public:
    FixedClock clock;     ///< starts at 2026-11-22T10:00:00Z
    std::string address;  ///< for Db::open; a second connection sees the same tables unless it is in memory
    storage::Db db;
};

/// Where Db::open finds nothing yet: a path in `folder`, or an empty schema of PostgreSQL.
[[nodiscard]] std::string empty_database(const std::filesystem::path& folder, storage::Engine engine);

/// The engine that this run of the tests is about.
[[nodiscard]] storage::Engine engine_of_tests();

}  // namespace dueregard::test_support
