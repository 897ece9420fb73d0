#include "base/failure.hpp"
#include "base/log.hpp"
#include "jobs/job_run_store.hpp"
#include "jobs/job_runner.hpp"
#include "jobs/migrations.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <sstream>
#include <thread>

using namespace dueregard;
using namespace dueregard::jobs;
using namespace std::chrono_literals;
using dueregard::storage::Transaction;
using dueregard::test_support::Keep;
using dueregard::test_support::TestDb;

namespace {

constexpr std::int64_t minute = 60'000;

Job job_called(std::string name, std::function<std::string(JobCall&)> run) {
    return {.name = std::move(name), .summary = "sweep the yard", .when = Daily{2h}, .run = std::move(run)};
}

Job counting_job(std::atomic<int>& runs) {
    return job_called("sweep", [&](JobCall&) {
        ++runs;
        return std::string("Swept the yard.");
    });
}

Job failing_job() {
    return job_called("break", [](JobCall&) -> std::string { throw Unavailable("The broom is broken."); });
}

}  // namespace

TEST_CASE("a job runs once for its occasion, and again at the next") {
    TestDb test(migrations(), Keep::in_a_file);
    std::atomic<int> runs = 0;
    const Job all[] = {counting_job(runs)};

    const auto outcomes = run_due(test.address, all, test.clock);
    run_due(test.address, all, test.clock);
    CHECK(runs == 1);
    test.clock.advance_milliseconds(24 * 60 * minute);
    run_due(test.address, all, test.clock);

    CHECK(runs == 2);
    REQUIRE(outcomes.size() == 1);
    CHECK(outcomes[0].ending == Ending::done);
    CHECK(outcomes[0].said == "Swept the yard.");
    CHECK(last_done(test, "sweep")->done_at == test.clock.now());
    CHECK(last_done(test, "sweep")->said == "Swept the yard.");
}

TEST_CASE("eight servers on one database run a job once") {
    TestDb test(migrations(), Keep::in_a_file);
    std::atomic<int> runs = 0;
    const Job all[] = {counting_job(runs)};

    for (int day = 1; day <= 5; ++day) {
        std::vector<std::jthread> servers;
        for (int i = 0; i < 8; ++i)
            servers.emplace_back([&] { run_due(test.address, all, test.clock); });
        servers.clear();

        CHECK(runs == day);
        test.clock.advance_milliseconds(24 * 60 * minute);
    }
}

TEST_CASE("a job that fails is kept with its reason, stops no other, and is tried again later and later") {
    TestDb test(migrations(), Keep::in_a_file);
    std::atomic<int> runs = 0;
    const Job all[] = {failing_job(), counting_job(runs)};

    const auto outcomes = run_due(test.address, all, test.clock);

    REQUIRE(outcomes.size() == 2);
    CHECK(outcomes[0].ending == Ending::failed);
    CHECK(outcomes[0].said == "The broom is broken.");
    CHECK(outcomes[1].ending == Ending::done);
    CHECK(last_run(test, "break")->said == "The broom is broken.");
    CHECK(last_done(test, "break") == std::nullopt);
    std::vector<std::size_t> tried;
    for (int i = 1; i <= 8; ++i) {
        test.clock.advance_milliseconds(minute);
        tried.push_back(run_due(test.address, all, test.clock).size());
    }
    CHECK(tried == std::vector<std::size_t>{1, 0, 1, 0, 0, 0, 1, 0});
    CHECK(last_run(test, "break")->attempt == 4);
}

TEST_CASE("a run that was cut off is begun again once its time is over, and no sooner") {
    TestDb test(migrations(), Keep::in_a_file);
    std::atomic<int> runs = 0;
    const Job all[] = {counting_job(runs)};
    std::optional<JobRun> cut_off;
    test.db.write([&](Transaction& tx) {
        cut_off = begin_run(tx, "sweep", occasion_at(all[0], test.clock.now()), 30min);
    });

    run_due(test.address, all, test.clock);
    CHECK(runs == 0);
    test.clock.advance_milliseconds(30 * minute);
    run_due(test.address, all, test.clock);
    CHECK(runs == 1);

    test.db.write([&](Transaction& tx) {
        CHECK(!record_done(tx, *cut_off, "What came back from the dead."));
        CHECK(!record_failed(tx, *cut_off, "What came back from the dead."));
    });
    CHECK(last_done(test, "sweep")->said == "Swept the yard.");
    CHECK(last_done(test, "sweep")->attempt == 2);
}

TEST_CASE("a job does not begin while its run of the occasion before still runs") {
    TestDb test(migrations(), Keep::in_a_file);
    std::atomic<int> runs = 0;
    const Job all[] = {counting_job(runs)};
    test.db.write([&](Transaction& tx) {
        CHECK(begin_run(tx, "sweep", occasion_at(all[0], test.clock.now()) - 1, 30min));
    });

    run_due(test.address, all, test.clock);

    CHECK(runs == 0);
}

TEST_CASE("a clock that was put back does not hold a run for longer than a run may be held") {
    TestDb test(migrations(), Keep::in_a_file);
    std::atomic<int> runs = 0;
    const Job all[] = {counting_job(runs)};
    const auto now = test.clock.now();
    const auto occasion = occasion_at(all[0], now);
    test.clock.advance_milliseconds(std::int64_t{365} * 24 * 60 * minute);
    test.db.write([&](Transaction& tx) { CHECK(begin_run(tx, "sweep", occasion, 30min)); });
    test.clock.set(now);

    run_due(test.address, all, test.clock);

    CHECK(runs == 1);
}

TEST_CASE("the last hundred occasions are kept") {
    TestDb test(migrations(), Keep::in_a_file);
    std::atomic<int> runs = 0;
    const Job all[] = {counting_job(runs)};

    for (int day = 0; day < 120; ++day) {
        run_due(test.address, all, test.clock);
        test.clock.advance_milliseconds(24 * 60 * minute);
    }

    CHECK(runs == 120);
    CHECK(test.db.find("select count(*) from job_run")->integer(0) == 100);
}

TEST_CASE("beside the server jobs run at once, their end stands in the log, and a long one is asked to stop"
) {
    TestDb test(migrations(), Keep::in_a_file);
    std::ostringstream lines;
    std::atomic<bool> is_running = false;
    {
        Log log(lines);
        const Job patient = job_called("wait", [&](JobCall& call) -> std::string {
            is_running = true;
            while (!call.stop.stop_requested())
                std::this_thread::sleep_for(1ms);
            throw Unavailable("The server is ending.");
        });
        std::atomic<int> runs = 0;
        const JobRunner runner(test.address, {counting_job(runs), patient}, test.clock, log);
        while (!is_running)
            std::this_thread::sleep_for(1ms);
    }

    CAPTURE(lines.str());
    CHECK(lines.str().contains("event=job done job=sweep said=\"Swept the yard.\""));
    CHECK(lines.str().contains("event=job failed job=wait said=\"The server is ending.\""));
}
