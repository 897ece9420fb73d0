#pragma once
// Medians, quartiles and other quantiles of values as they are. The place of a quantile is worked out in
// whole numbers, so no rounding moves it by one person. Source: R. J. Hyndman and Y. Fan, "Sample quantiles
// in statistical packages", The American Statistician 50 (1996) 361-365, definitions 2 and 7.

#include <cstdint>
#include <optional>
#include <span>

namespace dueregard::statistics {

/// The share of the values below: 1 of 2 for the median, 9 of 10 for the ninth decile. Between 0 and 1.
struct Share {
    std::int64_t numerator = 1;
    std::int64_t denominator = 2;
};

enum class QuantileRule {
    averaged_steps,  ///< a value, or the mean of the two on either side of the place (definition 2)
    interpolated     ///< a straight line between the two values around the place (definition 7, what
                     ///< spreadsheets do)
};

/// Nothing where there is no value. Changes the order of `values`, in linear time.
[[nodiscard]] std::optional<double>
quantile(std::span<double> values, Share share, QuantileRule rule = QuantileRule::averaged_steps);

/// The middle value, or the mean of the two in the middle. Nothing where there is no value.
[[nodiscard]] std::optional<double> median(std::span<double> values);

}  // namespace dueregard::statistics
