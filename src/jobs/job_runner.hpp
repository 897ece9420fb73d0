#pragma once
// Runs what is due: once by `dueregard tick`, each minute beside the server.

#include "jobs/job.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace dueregard {
class Log;
}  // namespace dueregard

namespace dueregard::jobs {

enum class Ending { done, failed };

struct Outcome {
    std::string job;
    Ending ending = Ending::done;
    std::string said;  ///< what it did, or why it failed
};

/// Runs each job that is due and that nobody else runs, one after another; a job that fails does not stop
/// those after it. Throws Unavailable where the database itself cannot be used.
std::vector<Outcome> run_due(
    const std::string& database,
    std::span<const Job> all,
    const Clock& clock,
    const std::stop_token& stop = {}
);

/// Looks for what is due at once and then each minute, on a thread of its own, until it is destroyed; what
/// runs then is asked to stop and waited for. How each went stands in the log.
class JobRunner {
public:
    JobRunner(std::string database, std::vector<Job> all, const Clock& clock, Log& log);
    ~JobRunner();
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;
    JobRunner(JobRunner&&) = delete;
    JobRunner& operator=(JobRunner&&) = delete;

private:
    class Loop;
    std::unique_ptr<Loop> loop_;
};

}  // namespace dueregard::jobs
