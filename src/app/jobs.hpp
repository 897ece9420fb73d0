#pragma once
// Every job of the program, part after part: what `dueregard serve` does by itself, and `dueregard tick`.

#include "base/configuration.hpp"
#include "jobs/job.hpp"

#include <vector>

namespace dueregard::app {

/// Those that the configuration asks for: without a mail server no mail is sent, without a folder
/// no backup is made. Throws BadRequest where a
/// setting cannot be meant.
[[nodiscard]] std::vector<jobs::Job> all_jobs(const Configuration& configuration);

}  // namespace dueregard::app
