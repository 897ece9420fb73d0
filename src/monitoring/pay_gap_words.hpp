#pragma once
// A pay gap in whole sentences: what is lower, higher or level, and what cannot be calculated and why.

#include "monitoring/pay_breakdown.hpp"
#include "monitoring/pay_gap.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

/// The members of a group as a sentence calls them: "men", "women", "disabled employees", "employees in the
/// group Asian".
[[nodiscard]] std::string members_of(std::string_view group);

/// "13.6", "-0.4"
[[nodiscard]] std::string percent_text(std::int64_t tenths);

/// "2.5", "-0.4": percentage points to one decimal place.
[[nodiscard]] std::string points_text(double points);

/// "Of the gap in mean hourly pay, 10.1 points come from …": `of` is "grade" or "directorate".
[[nodiscard]] std::string parts_sentence(const GapParts& parts, std::string_view of);

/// One sentence for each gap of each comparison group.
[[nodiscard]] std::vector<std::string> gap_sentences(const PayGap& gap);

}  // namespace dueregard::monitoring
