#pragma once
// The progress report as it goes out: everything it says is counted from the register's rows, nothing is
// typed.

#include "base/check.hpp"
#include "documents/document.hpp"
#include "plan/period.hpp"
#include "plan/progress.hpp"
#include "plan/standing.hpp"
#include "plan/status.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::publishing {

struct ProgressPaper {
    std::string organisation;
    plan::Period period;
    std::optional<plan::Period> before;  ///< what "since" is held against
    Date prepared{};
    plan::StatusScale scale;
    std::vector<plan::Objective> objectives;
    std::vector<plan::Standing> standings;
    std::vector<Hit> hits;  ///< outstanding: those accepted with a reason are left out
};

/// A measure whose meaning is another than in the period before.
struct StatusChange {
    const plan::Standing* standing = nullptr;
    plan::Meaning was{};
    plan::Meaning is{};
};

/// In the order of the standings. A measure that had no return before is no change.
[[nodiscard]] std::vector<StatusChange> status_changes(const ProgressPaper& paper);

[[nodiscard]] std::vector<plan::ObjectiveProgress> counts_by_objective(const ProgressPaper& paper);

/// The whole report: summary, what changed, a table for each objective, checks outstanding, the key.
[[nodiscard]] documents::Document progress_document(const ProgressPaper& paper);

}  // namespace dueregard::publishing
