// What was acknowledged outlives the program, whenever it is killed.

#include "storage/db.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace dueregard;
using namespace dueregard::storage;
using dueregard::test_support::Keep;
using dueregard::test_support::TestDb;

namespace {

constexpr Migration pairs[] = {{
    "2026_01_01_0000_pairs",
    "create table half (number bigint not null, side text not null, primary key (number, side))",
    "",
}};

/// Writes one pair after another, each in a transaction of its own, and tells the pipe of each when it is
/// kept.
[[noreturn]] void write_until_killed(const std::string& address, int acknowledgements) {
    const SystemClock clock;
    auto db = Db::open(address, clock);
    for (;;) {
        std::int64_t number = 0;
        db.write([&](Transaction& tx) {
            number = tx.db().find("select coalesce(max(number), -1) + 1 from half")->integer(0);
            tx.execute("insert into half (number, side) values (:number, 'left')", {number});
            tx.execute("insert into half (number, side) values (:number, 'right')", {number});
        });
        if (write(acknowledgements, &number, sizeof number) != sizeof number) _exit(1);
    }
}

/// The last number that was acknowledged before the writer was killed, which it is after `wanted` of them.
std::int64_t last_acknowledged(const std::string& address, int wanted) {
    int ends[2] = {};
    REQUIRE(pipe(ends) == 0);
    const auto writer = fork();
    REQUIRE(writer >= 0);
    if (writer == 0) {
        close(ends[0]);
        write_until_killed(address, ends[1]);
    }
    close(ends[1]);
    std::int64_t last = -1;
    for (int i = 0; i < wanted; ++i)
        REQUIRE(read(ends[0], &last, sizeof last) == sizeof last);
    kill(writer, SIGKILL);
    waitpid(writer, nullptr, 0);
    for (std::int64_t more = 0; read(ends[0], &more, sizeof more) == sizeof more;)
        last = more;
    close(ends[0]);
    return last;
}

}  // namespace

TEST_CASE("killed at any moment, a writer loses nothing that was acknowledged and leaves nothing half done") {
    TestDb test(pairs, Keep::in_a_file);

    for (int round = 1; round <= 20; ++round) {
        const auto last = last_acknowledged(test.address, round);

        const SystemClock clock;
        auto db = Db::open(test.address, clock);
        const auto kept = db.find("select count(*), coalesce(max(number), -1) from half");
        const auto halves = db.find(
            "select count(*) from (select number from half group by number having count(*) <> 2) as half_done"
        );
        CAPTURE(round);
        CHECK(kept->integer(1) >= last);
        CHECK(kept->integer(0) == (kept->integer(1) + 1) * 2);
        CHECK(halves->integer(0) == 0);
        if (db.engine() == Engine::sqlite) CHECK(db.find("pragma integrity_check")->text(0) == "ok");
    }
}
