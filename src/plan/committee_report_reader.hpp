#pragma once
// Reads a report to councillors. It stands here because there is no part for oversight yet.

#include "documents/document.hpp"
#include "plan/progress_report.hpp"
#include "plan/strategy_reading.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::plan {

/// What members are asked to do.
struct AskedOfMembers {
    std::optional<std::string> number;
    std::string text;
    documents::Place at;
};

/// What the report repeats of a review: "strength", "area for consideration" or "observation".
struct RepeatedFinding {
    std::string kind;
    std::optional<std::string> section;
    std::string text;
    documents::Place at;
};

/// What the decision means for money, law and the like: "financial" of "5. Financial implications".
struct Implication {
    std::string kind;
    std::string text;  ///< what stands below the heading, a line for each paragraph
    documents::Place at;
};

struct CommitteeReport {
    std::vector<AskedOfMembers> recommendations;
    bool asks_members =
        false;  ///< "Members are asked to", "It is recommended that the committee": it asks somebody
    std::vector<RepeatedFinding> findings;
    std::vector<ReadObjective> objectives;
    std::vector<Implication> implications;
    std::vector<Claim> claims;  ///< how many objectives it says that there are: {"objectives": 10}
};

/// By shape; README.md of this part says by which rules.
[[nodiscard]] CommitteeReport read_committee_report(const documents::Document& document);

}  // namespace dueregard::plan
