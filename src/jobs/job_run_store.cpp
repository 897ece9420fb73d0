#include "jobs/job_run_store.hpp"

#include <algorithm>

namespace dueregard::jobs {

namespace {

using namespace std::chrono;
using storage::Db;
using storage::Row;
using storage::Transaction;

/// How many occasions of each job are kept: a quarter of a year of what runs daily.
constexpr std::int64_t kept = 100;
constexpr minutes longest_wait{60};

Instant later(Instant at, minutes by) {
    return {at.milliseconds + milliseconds{by}.count()};
}

/// Somebody runs it or it waits after a failure. A time further off than any that we set is one that a clock
/// wrote which has since been put back.
bool is_taken(const JobRun& run, Instant now, minutes longest) {
    return run.free_at > now && run.free_at <= later(now, std::max(longest, longest_wait));
}

JobRun run_of(const Row& row) {
    return {
        .job = row.text(0),
        .occasion = row.integer(1),
        .attempt = row.integer(2),
        .begun_at = row.instant(3),
        .free_at = row.instant(4),
        .done_at = row.optional_instant(5),
        .failed_at = row.optional_instant(6),
        .said = row.text(7),
    };
}

bool may_begin(Db& db, const JobRun& wanted, const std::optional<JobRun>& earlier, minutes longest) {
    if (earlier && (earlier->done_at || is_taken(*earlier, wanted.begun_at, longest))) return false;
    const auto others = db.query(
        "select job, occasion, attempt, begun_at, free_at, done_at, failed_at, said from job_run "
        "where job = :job and occasion <> :occasion and done_at is null and failed_at is null",
        {wanted.job, wanted.occasion}
    );
    return std::ranges::none_of(others, [&](const Row& row) {
        return is_taken(run_of(row), wanted.begun_at, longest);
    });
}

bool end_run(
    Transaction& tx, const JobRun& run, std::string_view said, std::optional<Instant> done_at, Instant free_at
) {
    const auto failed_at = done_at ? std::nullopt : std::optional(tx.now());
    return tx.execute(
               "update job_run set done_at = :done_at, failed_at = :failed_at, free_at = :free_at, said = :said "
               "where job = :job and occasion = :occasion and attempt = :attempt and begun_at = :begun_at",
               {done_at, failed_at, free_at, said, run.job, run.occasion, run.attempt, run.begun_at}
           )
           == 1;
}

std::optional<JobRun> only(const std::optional<Row>& row) {
    return row ? std::optional(run_of(*row)) : std::nullopt;
}

std::optional<JobRun> run_at(Db& db, std::string_view job, std::int64_t occasion) {
    return only(db.find(
        "select job, occasion, attempt, begun_at, free_at, done_at, failed_at, said from job_run "
        "where job = :job and occasion = :occasion",
        {job, occasion}
    ));
}

}  // namespace

std::optional<JobRun>
begin_run(Transaction& tx, std::string_view job, std::int64_t occasion, minutes longest) {
    const auto earlier = run_at(tx, job, occasion);
    JobRun run{
        .job = std::string(job),
        .occasion = occasion,
        .attempt = earlier ? earlier->attempt + 1 : 1,
        .begun_at = tx.now(),
        .free_at = later(tx.now(), longest),
        .done_at = std::nullopt,
        .failed_at = std::nullopt,
        .said = "",
    };
    if (!may_begin(tx, run, earlier, longest)) return std::nullopt;
    tx.execute(
        "delete from job_run where job = :job and occasion <= :oldest", {run.job, run.occasion - kept}
    );
    tx.execute("delete from job_run where job = :job and occasion = :occasion", {run.job, run.occasion});
    tx.execute(
        "insert into job_run (job, occasion, attempt, begun_at, free_at, said) "
        "values (:job, :occasion, :attempt, :begun_at, :free_at, '')",
        {run.job, run.occasion, run.attempt, run.begun_at, run.free_at}
    );
    return run;
}

bool record_done(Transaction& tx, const JobRun& run, std::string_view said) {
    return end_run(tx, run, said, tx.now(), tx.now());
}

bool record_failed(Transaction& tx, const JobRun& run, std::string_view why) {
    const auto doublings = std::min<std::int64_t>(run.attempt - 1, 6);
    const auto wait = std::min(longest_wait, minutes{std::int64_t{1} << doublings});
    return end_run(tx, run, why, std::nullopt, later(tx.now(), wait));
}

std::optional<JobRun> last_run(Db& db, std::string_view job) {
    return only(db.find(
        "select job, occasion, attempt, begun_at, free_at, done_at, failed_at, said from job_run "
        "where job = :job order by occasion desc limit 1",
        {job}
    ));
}

std::optional<JobRun> last_done(Db& db, std::string_view job) {
    return only(db.find(
        "select job, occasion, attempt, begun_at, free_at, done_at, failed_at, said from job_run "
        "where job = :job and done_at is not null order by occasion desc limit 1",
        {job}
    ));
}

}  // namespace dueregard::jobs
