#include "app/tick_command.hpp"

#include "app/jobs.hpp"
#include "cli/arguments.hpp"
#include "jobs/job_run_store.hpp"
#include "jobs/job_runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace dueregard::app {

namespace {

std::string last_of(storage::Db& db, const jobs::Job& job) {
    const auto last = jobs::last_run(db, job.name);
    if (!last) return "never run\t";
    if (last->done_at) return fmt::format("done {}\t{}", iso_time(*last->done_at), last->said);
    if (last->failed_at) return fmt::format("failed {}\t{}", iso_time(*last->failed_at), last->said);
    return fmt::format("begun {}\t", iso_time(last->begun_at));
}

int list(cli::Call& call, const std::vector<jobs::Job>& all) {
    auto db = storage::Db::open(call.database, call.clock);
    for (const auto& job : all)
        call.out << fmt::format("{}\t{}\t{}\n", job.name, jobs::when_of(job), last_of(db, job));
    return cli::exit_done;
}

int run(cli::Call& call) {
    const auto all = all_jobs(call.configuration);
    if (call.values.has("--list")) return list(call, all);
    const auto outcomes = jobs::run_due(call.database, all, call.clock);
    for (const auto& outcome : outcomes) {
        auto& out = outcome.ending == jobs::Ending::done ? call.out : call.error;
        out << fmt::format("{}: {}\n", outcome.job, outcome.said);
    }
    const bool is_done = std::ranges::all_of(outcomes, [](const jobs::Outcome& outcome) {
        return outcome.ending == jobs::Ending::done;
    });
    return is_done ? cli::exit_done : cli::exit_no;
}

}  // namespace

cli::Command tick_command() {
    return {
        .name = "tick",
        .summary = "run the jobs that are due",
        .description =
            "Does once what the server does by itself each minute: each job that is due and that nobody else runs. "
            "Prints what each did; exit status 1 where one failed, which is then tried again later.\n\n"
            "For a cron job where no server runs; beside one it does no harm.",
        .options =
            {{.name = "--list", .description = "print every job, when it is due and its last run; run none"}},
        .run = run,
    };
}

}  // namespace dueregard::app
