#include "app/jobs.hpp"

namespace dueregard::app {

std::vector<jobs::Job> all_jobs() {
    return {};
}

}  // namespace dueregard::app
