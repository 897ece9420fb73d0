#pragma once
// Rates of two populations made comparable although one is older, or otherwise differs, stratum by stratum.

#include "statistics/interval.hpp"

#include <optional>
#include <span>

namespace dueregard::statistics {

/// One stratum (such as an age band) of the population under study and of the standard population.
struct DirectStratum {
    double count = 0.0;
    double population = 0.0;  ///< above 0
    double standard_population = 0.0;
};

/// What the rate would be, for every `per` people, if the population were made up as the standard is.
/// Byar's interval of the whole count, scaled as Dobson and others propose ("Confidence intervals for
/// weighted sums of Poisson parameters", Statistics in Medicine 10 (1991) 457-462). Nothing below 10 events
/// in all, where the Office for Health Improvement and Disparities gives none.
[[nodiscard]] std::optional<Estimate> directly_standardised_rate(
    std::span<const DirectStratum> strata, double per, double confidence = usual_confidence
);

/// One stratum of the population under study, with the rate of the reference population in it.
struct IndirectStratum {
    double population = 0.0;
    double reference_count = 0.0;
    double reference_population = 0.0;  ///< above 0
};

/// The events seen over those that would be expected if every stratum had the reference's rate: 1 is as
/// expected. The interval is that of the count seen (event_rate.hpp). Nothing where no event is expected.
[[nodiscard]] std::optional<Estimate> standardised_ratio(
    double count, std::span<const IndirectStratum> strata, double confidence = usual_confidence
);

/// The standardised ratio times the reference's own rate, for every `per` people.
[[nodiscard]] std::optional<Estimate> indirectly_standardised_rate(
    double count, std::span<const IndirectStratum> strata, double per, double confidence = usual_confidence
);

}  // namespace dueregard::statistics
