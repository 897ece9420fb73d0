#pragma once

// Quantiles of the two distributions on which our intervals stand. The door to Boost.Math.

namespace dueregard::statistics {

/// The z with this share of a standard normal distribution below it. `share` is above 0 and below 1.
[[nodiscard]] double normal_quantile(double share);

/// The value with this share of a chi-squared distribution below it. `degrees_of_freedom` is above 0.
[[nodiscard]] double chi_squared_quantile(double share, double degrees_of_freedom);

/// The z of a two-sided interval: 1.96 for 0.95.
[[nodiscard]] double two_sided_z(double confidence);

}  // namespace dueregard::statistics
