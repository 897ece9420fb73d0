#pragma once
// The named ways of protecting counts before anybody sees them.
// Sources: NHS Digital, "Change to disclosure control methodology for HES and ECDS from September 2018";
// Ofqual, "Rounding policy" (2025); HESA, "Rounding and suppression to anonymise statistics"; ONS, cell keys
// with the 10-5 table (statistics/cell_key.hpp); the threshold of 10 of ONS's secure research outputs.

#include "statistics/interval.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dueregard::monitoring {

enum class DisclosureRule {
    none,          ///< counts as they are; for cleared roles, and never published
    threshold,     ///< counts below it suppressed, and others so that those cannot be worked out
    nhs,           ///< 1 to 7 suppressed, others to the nearest 5
    ofqual,        ///< 1 to 4 as "fewer than 5", others to the nearest 5
    hesa,          ///< 0, 1 and 2 as 0, others to the nearest 5
    cell_keys,     ///< changed by cell key, what is below 10 suppressed
    small_counts,  ///< counts below the threshold to 0 or the threshold, sums of those
};

struct DisclosurePolicy {
    std::string_view name;  ///< as it stands on a table and on the command line
    DisclosureRule rule = DisclosureRule::threshold;
    std::int64_t threshold = 10;  ///< counts from 1 to below it are protected
    double width = 10.0;          ///< an outsider's range for a protected count is at least so wide
    /// One sentence for the note under a table.
    std::string_view note;
};

[[nodiscard]] std::span<const DisclosurePolicy> disclosure_policies();
[[nodiscard]] std::optional<DisclosurePolicy> disclosure_policy(std::string_view name);

/// The threshold policy with another threshold, 2 or more.
[[nodiscard]] DisclosurePolicy threshold_policy(std::int64_t threshold);

/// One count as a policy shows it by itself.
struct ShownCount {
    std::optional<std::int64_t> number;  ///< nothing where it is suppressed
    std::string text;                    ///< "15", "*", "fewer than 5"
    statistics::Interval told;           ///< what the reader knows of the count by this
};

/// By the policies that look at one count alone: none, nhs, ofqual, hesa, and threshold before secondary
/// suppression.
[[nodiscard]] ShownCount shown_count(const DisclosurePolicy& policy, std::int64_t count);

/// Whether a mean, a median or a pay gap of so many people may be shown.
[[nodiscard]] bool shows_average(const DisclosurePolicy& policy, std::int64_t people);

/// A percentage in tenths, from the counts as they are shown, so that it tells nothing that they do not.
/// Nothing where one of them is suppressed, the whole is nought, or the policy shows none of so few.
[[nodiscard]] std::optional<std::int64_t>
shown_percentage(const DisclosurePolicy& policy, const ShownCount& part, const ShownCount& whole);

}  // namespace dueregard::monitoring
