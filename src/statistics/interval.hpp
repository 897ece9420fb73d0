#pragma once

// What every method of this part answers with.

namespace dueregard::statistics {

/// Both ends belong to it.
struct Interval {
    double lower = 0.0;
    double upper = 0.0;
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// A figure and how far from it the truth may well lie.
struct Estimate {
    double value = 0.0;
    Interval interval;
    friend bool operator==(const Estimate&, const Estimate&) = default;
};

/// How sure an interval is, above 0 and below 1. 0.95 is what public bodies print; 0.998 is for control
/// limits.
inline constexpr double usual_confidence = 0.95;

}  // namespace dueregard::statistics
