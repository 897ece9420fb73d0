#pragma once
// The share of a group that has something, with Wilson's interval.
// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
// the American Statistical Association 22 (1927) 209-212; the method of the Office for Health Improvement and
// Disparities for proportions
// (https://fingertips.phe.org.uk/static-reports/public-health-technical-guidance).

#include "statistics/interval.hpp"

namespace dueregard::statistics {

/// `count` of `of` have it. Wants 0 <= count <= of and of > 0. The interval stays within 0 and 1, is never
/// empty, and is of use for small groups too; what is counted need not be whole (weights).
[[nodiscard]] Interval wilson_interval(double count, double of, double confidence = usual_confidence);

/// The share of 1, with Wilson's interval.
[[nodiscard]] Estimate proportion(double count, double of, double confidence = usual_confidence);

}  // namespace dueregard::statistics
