#pragma once
// The runs of jobs: begun, done, failed. Whoever begins one has it to itself until `free_at`.

#include "storage/db.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::jobs {

struct JobRun {
    std::string job;
    std::int64_t occasion = 0;
    std::int64_t attempt = 1;  ///< 1, 2, 3 … at the same occasion
    Instant begun_at;
    Instant free_at;  ///< after this another attempt may begin, unless it is done
    std::optional<Instant> done_at;
    std::optional<Instant> failed_at;
    std::string said;  ///< what it did, or why it failed
};

/// Takes this occasion of the job; nothing where it is done, waits after a failure, or somebody runs the job
/// now.
[[nodiscard]] std::optional<JobRun> begin_run(
    storage::Transaction& tx, std::string_view job, std::int64_t occasion, std::chrono::minutes longest
);

/// Answers whether the run was still its own: one that took too long may have been begun again by another.
bool record_done(storage::Transaction& tx, const JobRun& run, std::string_view said);
bool record_failed(storage::Transaction& tx, const JobRun& run, std::string_view why);

/// The latest occasion that was begun; nothing where none was.
[[nodiscard]] std::optional<JobRun> last_run(storage::Db& db, std::string_view job);
/// The latest that was done.
[[nodiscard]] std::optional<JobRun> last_done(storage::Db& db, std::string_view job);

}  // namespace dueregard::jobs
