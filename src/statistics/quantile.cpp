#include "statistics/quantile.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <cstddef>

namespace dueregard::statistics {

namespace {

/// The values that come at `place` (from 0) and right after it once sorted; the second is the first at the
/// very end.
struct Neighbours {
    double first = 0.0;
    double second = 0.0;
};

Neighbours neighbours(std::span<double> values, std::int64_t place) {
    const auto at = values.begin() + place;
    std::ranges::nth_element(values, at);
    const auto next = at + 1;
    return {.first = *at, .second = next == values.end() ? *at : *std::min_element(next, values.end())};
}

}  // namespace

std::optional<double> quantile(std::span<double> values, Share share, QuantileRule rule) {
    ensure(
        share.denominator > 0 && share.numerator >= 0 && share.numerator <= share.denominator, "a share of 1"
    );
    if (values.empty()) return std::nullopt;
    const auto n = std::ssize(values);
    if (rule == QuantileRule::interpolated) {
        // The place is (n - 1)p, counted from 0.
        const auto steps = (n - 1) * share.numerator;
        const auto [first, second] = neighbours(values, steps / share.denominator);
        const auto rest =
            static_cast<double>(steps % share.denominator) / static_cast<double>(share.denominator);
        return first + rest * (second - first);
    }
    // The place is np: between two values where it is whole, otherwise at the value above it.
    const auto steps = n * share.numerator;
    const auto whole = steps / share.denominator;
    if (steps % share.denominator != 0) return neighbours(values, whole).first;
    if (whole == 0) return neighbours(values, 0).first;
    const auto [first, second] = neighbours(values, whole - 1);
    return first + (second - first) / 2.0;
}

std::optional<double> median(std::span<double> values) {
    return quantile(values, {.numerator = 1, .denominator = 2});
}

}  // namespace dueregard::statistics
