#pragma once
// Every job of the program, part after part: what `dueregard serve` does by itself, and `dueregard tick`.

#include "jobs/job.hpp"

#include <vector>

namespace dueregard::app {

[[nodiscard]] std::vector<jobs::Job> all_jobs();

}  // namespace dueregard::app
