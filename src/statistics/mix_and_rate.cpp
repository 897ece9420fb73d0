#include "statistics/mix_and_rate.hpp"

#include "base/ensure.hpp"

namespace dueregard::statistics {

MixAndRate mix_and_rate(std::span<const ClassMeans> classes) {
    double first = 0.0;
    double second = 0.0;
    for (const auto& one : classes) {
        first += one.first_count;
        second += one.second_count;
    }
    ensure(first > 0.0 && second > 0.0, "both groups have somebody in some class");
    MixAndRate parts;
    for (const auto& one : classes) {
        // 1. The share of each group that is in this class, and the mean of each there.
        const auto first_share = one.first_count / first;
        const auto second_share = one.second_count / second;
        const auto first_mean = one.first_count > 0.0 ? one.first_mean : one.second_mean;
        const auto second_mean = one.second_count > 0.0 ? one.second_mean : one.first_mean;
        // 2. Mix: the difference in shares at the average of the means.
        parts.mix += (first_share - second_share) * (first_mean + second_mean) / 2.0;
        // 3. Rate: the difference in means at the average of the shares.
        parts.rate += (first_mean - second_mean) * (first_share + second_share) / 2.0;
    }
    return parts;
}

}  // namespace dueregard::statistics
