#include "jobs/job_runner.hpp"

#include "base/log.hpp"
#include "jobs/job_run_store.hpp"
#include "storage/db.hpp"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace dueregard::jobs {

namespace {

using storage::Db;
using storage::Transaction;

/// A job's failure ends that job and nothing else: it is kept with the run, and the next job has its turn.
Outcome outcome_of(const Job& job, JobCall& call) {
    try {
        return {.job = job.name, .ending = Ending::done, .said = job.run(call)};
    } catch (const std::exception& failure) {
        return {.job = job.name, .ending = Ending::failed, .said = failure.what()};
    }
}

std::optional<JobRun> taken(Db& db, const Job& job, Instant now) {
    std::optional<JobRun> run;
    db.write([&](Transaction& tx) { run = begin_run(tx, job.name, occasion_at(job, now), job.longest); });
    return run;
}

/// Most minutes nothing is due, and then nothing is written.
bool may_be_due(Db& db, const Job& job, Instant now) {
    const auto last = last_run(db, job.name);
    return !last || !last->done_at || last->occasion != occasion_at(job, now);
}

void keep(Db& db, const JobRun& run, const Outcome& outcome) {
    db.write([&](Transaction& tx) {
        if (outcome.ending == Ending::done) {
            record_done(tx, run, outcome.said);
        } else {
            record_failed(tx, run, outcome.said);
        }
    });
}

}  // namespace

std::vector<Outcome> run_due(
    const std::string& database, std::span<const Job> all, const Clock& clock, const std::stop_token& stop
) {
    auto db = Db::open(database, clock);
    std::vector<Outcome> outcomes;
    for (const auto& job : all) {
        if (stop.stop_requested()) break;
        if (!may_be_due(db, job, clock.now())) continue;
        const auto run = taken(db, job, clock.now());
        if (!run) continue;
        auto own = Db::open(database, clock);
        JobCall call{.db = own, .database = database, .clock = clock, .stop = stop};
        outcomes.push_back(outcome_of(job, call));
        keep(db, *run, outcomes.back());
    }
    return outcomes;
}

class JobRunner::Loop {
public:
    Loop(std::string database, std::vector<Job> all, const Clock& clock, Log& log)
        : database_(std::move(database))
        , all_(std::move(all))
        , clock_(clock)
        , log_(log)
        , thread_([this](const std::stop_token& stop) { look_each_minute(stop); }) {}

private:
    void look_each_minute(const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any never;
        std::unique_lock lock(mutex);
        while (!stop.stop_requested()) {
            look(stop);
            never.wait_for(lock, stop, std::chrono::minutes{1}, [] { return false; });
        }
    }

    /// A database that is away for a while is asked again at the next minute.
    void look(const std::stop_token& stop) {
        try {
            for (const auto& outcome : run_due(database_, all_, clock_, stop)) {
                log_.write(
                    outcome.ending == Ending::done ? Level::info : Level::error,
                    outcome.ending == Ending::done ? "job done" : "job failed",
                    {{"job", outcome.job}, {"said", outcome.said}}
                );
            }
        } catch (const std::exception& failure) {
            log_.write(Level::error, "jobs not run", {{"why", failure.what()}});
        }
    }

    std::string database_;
    std::vector<Job> all_;
    const Clock& clock_;
    Log& log_;
    std::jthread thread_;  // last: it uses all of the above
};

JobRunner::JobRunner(std::string database, std::vector<Job> all, const Clock& clock, Log& log)
    : loop_(std::make_unique<Loop>(std::move(database), std::move(all), clock, log)) {}

JobRunner::~JobRunner() = default;

}  // namespace dueregard::jobs
