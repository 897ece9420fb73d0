#include "monitoring/retention_job.hpp"

#include "base/clock.hpp"
#include "monitoring/dataset_store.hpp"

#include <fmt/format.h>

namespace dueregard::monitoring {

jobs::Job retention_job() {
    return {
        .name = "retention",
        .summary = "delete monitoring records whose time is over",
        .when = jobs::Daily{std::chrono::hours{3}},
        .run = [](jobs::JobCall& call
               ) { return fmt::format("{} datasets deleted", expire_datasets(call.db, call.clock.today())); },
    };
}

}  // namespace dueregard::monitoring
