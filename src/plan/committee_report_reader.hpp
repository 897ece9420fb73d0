#pragma once
// Reads a report to councillors. It stands here because there is no part for oversight yet.

#include "documents/document.hpp"
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

struct CommitteeReport {
    std::vector<AskedOfMembers> recommendations;
    std::vector<RepeatedFinding> findings;
    std::vector<ReadObjective> objectives;
};

/// By shape; README.md of this part says by which rules.
[[nodiscard]] CommitteeReport read_committee_report(const documents::Document& document);

}  // namespace dueregard::plan
