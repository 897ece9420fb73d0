#pragma once
// Weights under which a sample has the make-up of its population, margin by margin.
// Source: W. E. Deming and F. F. Stephan, "On a least squares adjustment of a sampled frequency table when
// the expected marginal totals are known", Annals of Mathematical Statistics 11 (1940) 427-444.

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

namespace dueregard::statistics {

/// One characteristic: each record's category, and how many the population has of each category.
struct RakingMargin {
    std::vector<std::uint32_t> codes;  ///< for each record, the place of its category in `totals`
    std::vector<double> totals;
};

struct RakingLimits {
    int rounds = 1'000;
    double tolerance = 1e-10;  ///< the largest relative miss of any margin that is let stand
};

/// The weights, beginning from `weights` (one for each record, above 0), under which every margin's totals
/// are met. One sentence where they cannot be: a category that the population has and no record is in,
/// margins that do not add up to the same population, or no end within the limits.
[[nodiscard]] std::expected<std::vector<double>, std::string>
rake(std::vector<double> weights, std::span<const RakingMargin> margins, const RakingLimits& limits = {});

}  // namespace dueregard::statistics
