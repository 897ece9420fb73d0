#include "statistics/proportion.hpp"

#include "base/ensure.hpp"
#include "statistics/distribution.hpp"

#include <algorithm>
#include <cmath>

namespace dueregard::statistics {

Interval wilson_interval(double count, double of, double confidence) {
    ensure(of > 0.0 && count >= 0.0 && count <= of, "a proportion counts some of a group that has members");
    const double z = two_sided_z(confidence);
    // 1. The middle and the half width, both times 2(n + z²).
    const double middle = 2.0 * count + z * z;
    const double half_width = z * std::sqrt(z * z + 4.0 * count * (1.0 - count / of));
    // 2. Divided by it. The subtraction leaves a trace of rounding at a count of none or of all.
    const double divisor = 2.0 * (of + z * z);
    return {
        .lower = count == 0.0 ? 0.0 : std::max(0.0, (middle - half_width) / divisor),
        .upper = count == of ? 1.0 : std::min(1.0, (middle + half_width) / divisor)
    };
}

Estimate proportion(double count, double of, double confidence) {
    return {.value = count / of, .interval = wilson_interval(count, of, confidence)};
}

}  // namespace dueregard::statistics
