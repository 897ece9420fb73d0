#pragma once
// What a job is: work that the program does by itself when it is time.
//
// A part that has one offers it from `noun_job.hpp`:
//
//     jobs::Job reminder_job() {
//         return {
//             .name = "reminders",
//             .summary = "remind owners of returns that are due",
//             .when = jobs::Daily{std::chrono::hours{7}},
//             .run = [](jobs::JobCall& call) { return remind_owners(call.db); },
//         };
//     }
//
// and adds it to the list in app/jobs.cpp. `dueregard serve` looks each minute for what is due, and
// `dueregard tick` once. Two servers on one database run a job once; yet one that is cut off is begun again,
// so a job that ran twice must have the effect of one: write what was done in the same transaction as the
// doing, under a key that cannot stand twice, and look for it first.

#include "base/clock.hpp"

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <variant>

namespace dueregard::storage {
class Db;
}  // namespace dueregard::storage

namespace dueregard::jobs {

/// What a job gets when it runs.
struct JobCall {
    storage::Db& db;              ///< a connection of the job's own
    const std::string& database;  ///< its address, for a job that needs another
    const Clock& clock;
    std::stop_token
        stop;  ///< the server is ending: a long job asks between two steps, and throws Unavailable
};

/// Each time so many minutes have gone by.
struct Every {
    std::chrono::minutes period{1};
};

/// Once a day, this long after midnight in Great Britain, or as soon after it as the program runs. On the two
/// days on which the clocks change it may be an hour off.
struct Daily {
    std::chrono::minutes after_midnight{0};
};

struct Job {
    std::string name;     ///< "reminders"; stable, since its runs are kept by it
    std::string summary;  ///< what it does, in a line without a full stop
    std::variant<Every, Daily> when;
    /// Does what is due and answers one sentence on it for the log, without personal data. What it throws is
    /// kept with the run, and it is tried again: after one minute, then two, four … an hour at most.
    std::function<std::string(JobCall&)> run;
    /// The longest that a run may take. One that takes longer is held to be cut off and is begun again.
    std::chrono::minutes longest{30};
};

/// The number of the occasion that is due at this time: the same for all who ask within it, and larger later.
[[nodiscard]] std::int64_t occasion_at(const Job& job, Instant now);

/// "every 5 minutes", "daily after 02:00"
[[nodiscard]] std::string when_of(const Job& job);

}  // namespace dueregard::jobs
