// A backup of the whole register from either database into either, and what must not be restored.

#include "accounts/history.hpp"
#include "accounts/organisation_store.hpp"
#include "app/migrations.hpp"
#include "backup/backup.hpp"
#include "backup/backup_folder.hpp"
#include "backup/backup_job.hpp"
#include "backup/drill.hpp"
#include "backup/drill_store.hpp"
#include "backup/lines.hpp"
#include "backup/restore.hpp"
#include "base/failure.hpp"
#include "jobs/job_runner.hpp"
#include "storage/table.hpp"
#include "support/council.hpp"
#include "support/file.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <bit>
#include <fstream>
#include <random>
#include <thread>

namespace dueregard::app {

namespace {

using backup::BrokenHistory;
using backup::Contents;
using backup::Verdict;
using storage::Bytes;
using storage::Db;
using storage::Engine;
using storage::Migration;
using storage::Transaction;
using storage::Value;
using support::TemporaryDirectory;
using test_support::Keep;
using test_support::TestDb;

constexpr Migration any_kind{
    "2999_01_01_0000_any_kind",
    "create table any_kind (id bigint not null primary key, whole bigint, number double precision, words text, "
    "content bytea)",
    "",
};

std::vector<Migration> steps_with_any_kind() {
    auto all = all_migrations();
    all.push_back(any_kind);
    return all;
}

std::vector<Engine> engines() {
    if (test_support::engine_of_tests() == Engine::sqlite) return {Engine::sqlite};
    return {Engine::sqlite, Engine::postgresql};
}

std::string random_text(std::mt19937_64& chance) {
    static constexpr std::string_view pieces[] = {
        "a", "'", "\"", "\\", "\n", "\t", "é", "漢", "😀", "\x7F", "{", "\x01"
    };
    std::string text;
    for (auto count = chance() % 20; count > 0; --count)
        text += pieces[chance() % std::size(pieces)];
    return text;
}

std::string random_bytes(std::mt19937_64& chance) {
    std::string bytes;
    for (auto count = chance() % 40; count > 0; --count)
        bytes += static_cast<char>(chance());
    return bytes;
}

double random_number(std::mt19937_64& chance) {
    const auto number = std::bit_cast<double>(chance());
    return std::isfinite(number) ? number : 0.1;
}

/// One value in four is absent.
Value or_absent(std::mt19937_64& chance, Value value) {
    return chance() % 4 == 0 ? Value() : std::move(value);
}

void add_rows_of_any_kind(Db& db, std::uint64_t seed) {
    db.write([&](Transaction& tx) {
        std::mt19937_64 chance(seed);
        for (int i = 0; i < 200; ++i) {
            tx.execute(
                "insert into any_kind (id, whole, number, words, content) "
                "values (:id, :whole, :number, :words, :content)",
                {static_cast<std::int64_t>(chance()),
                 or_absent(chance, static_cast<std::int64_t>(chance())),
                 or_absent(chance, random_number(chance)),
                 or_absent(chance, random_text(chance)),
                 or_absent(chance, Bytes{random_bytes(chance)})}
            );
        }
    });
}

void break_history(TestDb& test) {
    test.db.write([&](Transaction& tx) {
        const bool is_sqlite = test.db.engine() == Engine::sqlite;
        tx.execute_script(
            is_sqlite ? "drop trigger history_is_never_changed"
                      : "drop trigger history_is_never_changed on history"
        );
        tx.execute("update history set verb = 'tampered' where sequence = 2");
    });
}

std::string refusal_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Failure& failure) {
        return failure.what();
    }
    return "";
}

void put(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

std::size_t files_in(const std::filesystem::path& folder) {
    return backup::names_in(folder).size();
}

}  // namespace

TEST_CASE("from either database into either and back again a backup holds the same, whatever is in it") {
    const auto all = steps_with_any_kind();
    for (const auto to : engines()) {
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            CAPTURE(seed);
            const TemporaryDirectory folder;
            TestDb test(all, Keep::in_a_file);
            static_cast<void>(test_support::a_council(test.db));
            add_rows_of_any_kind(test.db, seed);

            const auto first = backup::back_up(test.db, folder.path() / "first", test.clock);
            const auto there = test_support::empty_database(folder.path(), to);
            const auto restored = backup::restore(folder.path() / "first", there, all, test.clock);
            auto db = Db::open(there, test.clock);
            const auto second = backup::back_up(db, folder.path() / "second", test.clock);
            const auto back = test_support::empty_database(folder.path(), test.db.engine());
            backup::restore(folder.path() / "second", back, all, test.clock);
            auto again = Db::open(back, test.clock);
            const auto third = backup::back_up(again, folder.path() / "third", test.clock);

            CHECK(db.engine() == to);
            CHECK(restored.contents.tables == first.contents.tables);
            CHECK(second.contents.tables == first.contents.tables);
            CHECK(third.contents.tables == first.contents.tables);
            CHECK(third.contents.chains == first.contents.chains);
            CHECK(third.contents.steps == first.contents.steps);
            CHECK(backup::rows_in(first.contents) >= 220);
            CHECK(!accounts::first_broken_link(again, first.contents.chains.at(0).organisation));
        }
    }
}

TEST_CASE("a backup made while others write is of one moment") {
    TestDb test(all_migrations(), Keep::in_a_file);
    const TemporaryDirectory folder;
    const auto council = test_support::a_council(test.db);
    std::atomic<int> written = 0;
    std::jthread writer([&](const std::stop_token& stop) {
        auto db = Db::open(test.address, test.clock);
        while (!stop.stop_requested()) {
            const auto name = fmt::format("Person {}", written + 1);
            db.write([&](Transaction& tx) {
                static_cast<void>(
                    test_support::a_person(tx, council.organisation, name, accounts::Role::measure_owner)
                );
            });
            ++written;
        }
    });

    for (int i = 0; i < 5; ++i) {
        for (const int seen = written; written < seen + 3;)
            std::this_thread::yield();
        const auto path = folder.path() / std::to_string(i);
        const auto made = backup::back_up(test.db, path, test.clock);
        const auto there = test_support::empty_database(folder.path(), Engine::sqlite);
        const auto restored = backup::restore(path, there, all_migrations(), test.clock);
        auto db = Db::open(there, test.clock);
        const auto people = db.find("select count(*) from person")->integer(0);
        const auto told =
            db.find("select count(*) from history where noun = 'person' and verb = 'add'")->integer(0);

        CHECK(restored.contents.chains == made.contents.chains);
        CHECK(people == told);
        CHECK(people > 4);
    }
}

TEST_CASE("a backup goes into an empty database only, and leaves any other as it was") {
    TestDb test(all_migrations(), Keep::in_a_file);
    TestDb other(all_migrations(), Keep::in_a_file);
    const TemporaryDirectory folder;
    static_cast<void>(test_support::a_council(test.db));
    backup::back_up(test.db, folder.path() / "a", test.clock);

    const auto said = refusal_of([&] {
        backup::restore(folder.path() / "a", other.address, all_migrations(), test.clock);
    });

    CHECK(said.contains("into an empty database only"));
    CHECK(accounts::list_organisations(other).empty());
}

TEST_CASE("what SQLite left beside a database that is gone keeps a new one from its place") {
    TestDb test(all_migrations(), Keep::in_a_file);
    const TemporaryDirectory folder;
    backup::back_up(test.db, folder.path() / "a", test.clock);
    put(folder.path() / "register.db-wal", "of another");

    const auto said = refusal_of([&] {
        backup::restore(
            folder.path() / "a", (folder.path() / "register.db").string(), all_migrations(), test.clock
        );
    });

    CHECK(said.contains("register.db-wal is there already"));
    CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("an altered or foreign file, or one of a newer version, changes nothing") {
    TestDb test(steps_with_any_kind(), Keep::in_a_file);
    const TemporaryDirectory folder;
    static_cast<void>(test_support::a_council(test.db));
    backup::back_up(test.db, folder.path() / "newer", test.clock);
    auto bytes = tests::file_bytes(folder.path() / "newer");
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 64);
    put(folder.path() / "altered", bytes);
    put(folder.path() / "foreign", "organisation,measure\n");
    const auto there = test_support::empty_database(folder.path(), test.db.engine());
    const auto said = [&](const std::string& name) {
        return refusal_of([&] { backup::restore(folder.path() / name, there, all_migrations(), test.clock); }
        );
    };

    CHECK(said("altered").contains("does not match its checksum"));
    CHECK(said("foreign").contains("is no backup of Due Regard"));
    CHECK(said("newer").contains("its step 2999_01_01_0000_any_kind is unknown here"));
    CHECK(files_in(folder.path()) == 3);
    auto db = Db::open(there, test.clock);
    CHECK(storage::is_empty(db));
}

TEST_CASE("a sealed file that does not hold what it says leaves nothing behind") {
    TestDb test(all_migrations(), Keep::in_a_file);
    const TemporaryDirectory folder;
    static_cast<void>(test_support::a_council(test.db));
    backup::back_up(test.db, folder.path() / "whole", test.clock);
    const auto there = test_support::empty_database(folder.path(), test.db.engine());
    // Each time one line is left out, said twice or said otherwise, and sealed as if nothing were.
    std::vector<std::string> lines;
    backup::SealedReader reader(folder.path() / "whole");
    for (std::string line; reader.next(line);)
        lines.push_back(line);
    std::mt19937 chance(7);
    for (int round = 0; round < 30; ++round) {
        auto changed = lines;
        const auto at = chance() % lines.size();
        if (round % 3 == 0) changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(at));
        if (round % 3 == 1) changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(at), lines[at]);
        if (round % 3 == 2) changed[at] = R"(["something else"])";
        const auto path = folder.path() / fmt::format("changed-{}", round);
        backup::SealedWriter writer(path);
        for (const auto& line : changed)
            writer.add(line);
        static_cast<void>(writer.keep());
        CAPTURE(round);
        CAPTURE(lines[at]);

        CHECK(!refusal_of([&] { backup::restore(path, there, all_migrations(), test.clock); }).empty());
    }

    auto db = Db::open(there, test.clock);
    CHECK(storage::is_empty(db));
}

TEST_CASE("a backup of a broken history is restored only where that was asked for") {
    TestDb test(all_migrations(), Keep::in_a_file);
    const TemporaryDirectory folder;
    static_cast<void>(test_support::a_council(test.db));
    break_history(test);
    backup::back_up(test.db, folder.path() / "a", test.clock);
    const auto there = test_support::empty_database(folder.path(), test.db.engine());

    const auto said =
        refusal_of([&] { backup::restore(folder.path() / "a", there, all_migrations(), test.clock); });
    const auto kept =
        backup::restore(folder.path() / "a", there, all_migrations(), test.clock, BrokenHistory::kept);

    CHECK(said.contains("holds a history that is broken (Thornbury City Council)"));
    CHECK(kept.broken == std::vector<std::string>{"Thornbury City Council"});
}

TEST_CASE("a drill proves a backup, takes its copy away and writes down what it found") {
    TestDb test(all_migrations(), Keep::in_a_file);
    const TemporaryDirectory folder;
    static_cast<void>(test_support::a_council(test.db));
    const auto made = backup::back_up(test.db, folder.path() / "a", test.clock);
    put(folder.path() / "b", tests::file_bytes(folder.path() / "a").substr(1));

    const auto held = backup::drill(test.db, folder.path() / "a", all_migrations(), test.clock);
    const auto failed = backup::drill(test.db, folder.path() / "b", all_migrations(), test.clock);

    CHECK(held.verdict == Verdict::held);
    CHECK(
        held.said
        == fmt::format(
            "Restored {} rows of {} tables, as of 2026-11-22T10:00:00Z; every count and digest agrees, and 1 history is "
            "whole.",
            backup::rows_in(made.contents),
            made.contents.tables.size()
        )
    );
    CHECK(failed.verdict == Verdict::failed);
    const auto records = backup::latest_drills(test, 9);
    REQUIRE(records.size() == 2);
    CHECK(records[0].file == "b");
    CHECK(records[0].verdict == Verdict::failed);
    CHECK(records[1].said == held.said);
    CHECK(backup::has_held(test, "a"));
    CHECK(!backup::has_held(test, "b"));
}

TEST_CASE("a drill sees that the end of the register's own history was cut off since") {
    TestDb test(all_migrations(), Keep::in_a_file);
    const TemporaryDirectory folder;
    const auto council = test_support::a_council(test.db);
    backup::back_up(test.db, folder.path() / "a", test.clock);
    test.db.write([&](Transaction& tx) {
        const bool is_sqlite = test.db.engine() == Engine::sqlite;
        tx.execute_script(
            is_sqlite ? "drop trigger history_is_never_deleted"
                      : "drop trigger history_is_never_changed on history"
        );
        tx.execute_script("delete from history where sequence = (select max(sequence) from history)");
    });
    REQUIRE(!accounts::first_broken_link(test, council.organisation));

    const auto found = backup::drill(test.db, folder.path() / "a", all_migrations(), test.clock);

    CHECK(found.verdict == Verdict::failed);
    CHECK(found.said.contains("no longer holds the backup's last entry (Thornbury City Council)"));
}

TEST_CASE("each night a backup is made, proved, and old ones go") {
    TestDb test(all_migrations(), Keep::in_a_file);
    const TemporaryDirectory folder;
    static_cast<void>(test_support::a_council(test.db));
    const backup::BackupSettings settings{
        .folder = folder.path(), .keeping = {.days = 3, .weeks = 0, .months = 0}
    };
    const std::vector<jobs::Job> nightly = {
        backup::backup_job(settings), backup::drill_job(settings, all_migrations())
    };

    std::vector<jobs::Outcome> outcomes;
    for (int night = 0; night < 5; ++night) {
        outcomes = jobs::run_due(test.address, nightly, test.clock);
        test.clock.advance_milliseconds(std::int64_t{24} * 60 * 60'000);
    }

    REQUIRE(outcomes.size() == 2);
    CHECK(outcomes[0].said.contains("; 1 older files were removed."));
    CHECK(outcomes[1].said.contains("every count and digest agrees"));
    CHECK(outcomes[1].ending == jobs::Ending::done);
    CHECK(files_in(folder.path()) == 3);
    CHECK(backup::latest_drills(test, 9).size() == 5);
}

TEST_CASE("a night without a backup is a drill that fails") {
    TestDb test(all_migrations(), Keep::in_a_file);
    const TemporaryDirectory folder;
    const std::vector<jobs::Job> nightly = {backup::drill_job({.folder = folder.path()}, all_migrations())};

    const auto outcomes = jobs::run_due(test.address, nightly, test.clock);

    REQUIRE(outcomes.size() == 1);
    CHECK(outcomes[0].ending == jobs::Ending::failed);
    CHECK(outcomes[0].said.starts_with("There is no backup of the last day in "));
}

}  // namespace dueregard::app
