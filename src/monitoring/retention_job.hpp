#pragma once
// Records go when their time is over, whether anybody thinks of it or not.

#include "jobs/job.hpp"

namespace dueregard::monitoring {

[[nodiscard]] jobs::Job retention_job();

}  // namespace dueregard::monitoring
