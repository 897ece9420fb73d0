#include "base/id_source.hpp"

#include <algorithm>

namespace dueregard {

namespace {

constexpr std::int64_t steps_per_millisecond = 16;
constexpr int lane_bits = 16;

}  // namespace

std::int64_t IdSource::next(Instant now) {
    auto last = last_step_.load();
    std::int64_t step = 0;
    do {
        step = std::max(now.milliseconds * steps_per_millisecond, last + 1);
    } while (!last_step_.compare_exchange_weak(last, step));
    return step << lane_bits | lane_;
}

}  // namespace dueregard
