#pragma once
// Events for so many people, with an interval for the number of events: exact below 10 events, Byar's from
// there on. Sources: N. E. Breslow and N. E. Day, "Statistical methods in cancer research", volume 2 (1987),
// page 69 (Byar); F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936) 437-442
// (exact); the rule of 10 is the Office for Health Improvement and Disparities'.

#include "statistics/interval.hpp"

namespace dueregard::statistics {

/// Of a count of independent events; 0 and more. A lower end below nought is nought.
[[nodiscard]] Interval byar_interval(double count, double confidence = usual_confidence);

/// Of a count of independent events, from the chi-squared distribution; 0 and more.
[[nodiscard]] Interval exact_count_interval(double count, double confidence = usual_confidence);

/// Exact below 10 events, Byar's from there on.
[[nodiscard]] Interval count_interval(double count, double confidence = usual_confidence);

/// `count` events among `population`, for every `per` people. Wants a population above 0. One person may have
/// several events: a rate may pass `per`, which a proportion cannot.
[[nodiscard]] Estimate
event_rate(double count, double population, double per, double confidence = usual_confidence);

}  // namespace dueregard::statistics
