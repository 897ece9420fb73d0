#pragma once
// The slides that closed a visit, held against the report that came later: what stands in both, what the
// report says in other words, and what only one of them says.

#include "assessment/finding.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dueregard::assessment {

enum class Agreement { same, differently, only_on_slides, only_in_report };

/// Places in the two lists that were compared.
struct ComparedFinding {
    Agreement agreement = Agreement::same;
    std::optional<std::size_t> slide;
    std::optional<std::size_t> report;
    double likeness = 0.0;  ///< how much of the slide's words the report's have, 0 to 1
};

[[nodiscard]] std::string_view title_of(Agreement agreement);  ///< "In other words"

/// Each point of the slides with the point of the report that says it, first in the order of the slides; then
/// what only the report says. Several points of the slides may stand in one of the report. A strength is
/// never held against an area for consideration, whatever words they share; a recommendation may be what a
/// slide calls an area for consideration.
[[nodiscard]] std::vector<ComparedFinding>
compare(std::span<const ChallengeFinding> slides, std::span<const ChallengeFinding> report);

/// Something beside the findings of which the two papers say different things.
struct PaperDifference {
    std::string what;  ///< "Team", "Level"
    std::string on_slides;
    std::string in_report;
};

/// Who came, and which level was reached. What only one of them tells at all is no difference.
[[nodiscard]] std::vector<PaperDifference> differences(const PeerReview& slides, const PeerReview& report);

}  // namespace dueregard::assessment
