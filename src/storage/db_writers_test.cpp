// Several connections to one database: who writes when, and who waits.
#include "base/failure.hpp"
#include "storage/db.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

using namespace dueregard;
using namespace dueregard::storage;
using dueregard::test_support::Keep;
using dueregard::test_support::TestDb;

namespace {

constexpr Migration counter[] = {{
    "2026_01_01_0000_counter",
    "create table counter (id bigint not null primary key, value bigint not null);"
    "insert into counter (id, value) values (1, 0)",
    "",
}};

}  // namespace

TEST_CASE("writers in a crowd each have their turn and none is lost") {
    TestDb test(counter, Keep::in_a_file);
    constexpr int writer_count = 6;
    constexpr int turns = 20;

    {
        std::vector<std::jthread> writers;
        for (int i = 0; i < writer_count; ++i) {
            writers.emplace_back([&test] {
                auto db = Db::open(test.address, test.clock);
                for (int turn = 0; turn < turns; ++turn) {
                    db.write([](Transaction& tx) {
                        const auto value = tx.db().find("select value from counter where id = 1")->integer(0);
                        tx.execute("update counter set value = :value where id = 1", {value + 1});
                    });
                }
            });
        }
    }

    CHECK(test.db.find("select value from counter")->integer(0) == writer_count * turns);
}

TEST_CASE("writers of one pool take turns, and none waits long") {
    TestDb test(counter, Keep::in_a_file);
    Pool pool(test.address, test.clock, 8);
    std::chrono::steady_clock::duration longest{};
    std::mutex longest_mutex;

    {
        std::vector<std::jthread> writers;
        for (int i = 0; i < 8; ++i) {
            writers.emplace_back([&] {
                for (int turn = 0; turn < 25; ++turn) {
                    const auto start = std::chrono::steady_clock::now();
                    pool.with([](Db& db) {
                        db.write([](Transaction& tx) {
                            const auto value =
                                tx.db().find("select value from counter where id = 1")->integer(0);
                            tx.execute("update counter set value = :value where id = 1", {value + 1});
                        });
                    });
                    const std::scoped_lock lock(longest_mutex);
                    longest = std::max(longest, std::chrono::steady_clock::now() - start);
                }
            });
        }
    }

    CHECK(test.db.find("select value from counter")->integer(0) == 8 * 25);
    CHECK(longest < std::chrono::seconds{5});
}

TEST_CASE("however many write at once, each transaction runs twice at most") {
    TestDb test(counter, Keep::in_a_file);
    constexpr int writer_count = 8;
    constexpr int turns = 15;
    std::atomic<int> most_runs = 0;

    {
        std::vector<std::jthread> writers;
        for (int i = 0; i < writer_count; ++i) {
            writers.emplace_back([&] {
                auto db = Db::open(test.address, test.clock);
                for (int turn = 0; turn < turns; ++turn) {
                    int runs = 0;
                    db.write([&](Transaction& tx) {
                        most_runs = std::max<int>(most_runs, ++runs);
                        const auto value = tx.db().find("select value from counter where id = 1")->integer(0);
                        std::this_thread::sleep_for(std::chrono::milliseconds{2});
                        tx.execute("update counter set value = :value where id = 1", {value + 1});
                    });
                }
            });
        }
    }

    CHECK(most_runs <= 2);
    CHECK(test.db.find("select value from counter")->integer(0) == writer_count * turns);
}

TEST_CASE("what may be written later is left where another writes just now, without a wait") {
    TestDb test(counter, Keep::in_a_file);
    auto other = Db::open(test.address, test.clock);
    const auto set_to = [](std::int64_t value) {
        return [value](Transaction& tx) {
            tx.execute("update counter set value = :value where id = 1", {value});
        };
    };

    const auto start = std::chrono::steady_clock::now();
    bool is_kept_meanwhile = true;
    test.db.write([&](Transaction& tx) {
        set_to(1)(tx);
        is_kept_meanwhile = other.write_if_free(set_to(2));
    });
    const bool is_kept_afterwards = other.write_if_free(set_to(3));

    CHECK(!is_kept_meanwhile);
    CHECK(is_kept_afterwards);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{5});
    CHECK(test.db.find("select value from counter")->integer(0) == 3);
}

TEST_CASE("a pool lends each connection to one at a time and opens no more than it may") {
    TestDb test(counter, Keep::in_a_file);
    Pool pool(test.address, test.clock, 2);
    std::atomic<int> lent = 0;
    std::atomic<int> most_lent = 0;

    {
        std::vector<std::jthread> askers;
        for (int i = 0; i < 8; ++i) {
            askers.emplace_back([&] {
                for (int turn = 0; turn < 20; ++turn) {
                    pool.with([&](Db& db) {
                        most_lent = std::max<int>(most_lent, ++lent);
                        CHECK(db.find("select value from counter")->integer(0) == 0);
                        --lent;
                    });
                }
            });
        }
    }

    CHECK(most_lent <= 2);
    CHECK_THROWS_AS(pool.with([](Db&) { throw NotFound("It is gone."); }), NotFound);
    pool.with([](Db& db) { CHECK(db.is_sound()); });
}
