#pragma once
// The failures that end a request or a command. Caught in web/server.cpp, jobs/job_runner.cpp and
// app/cli_main.cpp, nowhere else.
// The message is one sentence for an administrator: what, which, what to do next.

#include <stdexcept>

namespace dueregard {

struct Failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// No such page or record, or none that this person may know of. HTTP 404, exit status 3.
struct NotFound final : Failure {
    using Failure::Failure;
};

/// The person is known and may not do this. HTTP 403, exit status 3.
struct Forbidden final : Failure {
    using Failure::Failure;
};

/// Somebody else changed it first, or its state no longer allows the act. HTTP 409, exit status 3.
struct Conflict final : Failure {
    using Failure::Failure;
};

/// The call itself is wrong: a parameter that no page of ours sends. HTTP 400, exit status 2.
struct BadRequest final : Failure {
    using Failure::Failure;
};

/// Something this needs is missing or full: a database, a program, a disk. HTTP 503, exit status 3.
struct Unavailable final : Failure {
    using Failure::Failure;
};

}  // namespace dueregard
