#pragma once
// The golden thread: from what was found, in which area, over recommendation, objective and measure to the
// returns and their evidence, walked both ways from any of them.

#include "accounts/acting.hpp"
#include "assessment/challenge.hpp"
#include "assessment/finding.hpp"
#include "plan/given_evidence.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/objective.hpp"
#include "storage/db.hpp"
#include "thread/remedy.hpp"

#include <variant>
#include <vector>

namespace dueregard::thread {

/// Where the walk begins.
using Start = std::variant<assessment::FindingId, plan::ObjectiveId, plan::MeasureId>;

/// What of the answers leads to the start, and what it leads to. Each once, in the order in which it was
/// found.
struct Walk {
    std::vector<assessment::FindingId> findings;
    std::vector<plan::ObjectiveId> objectives;
    std::vector<plan::MeasureId> measures;
};

/// `measures` are those in the plan. From a finding down over its recommendations and objectives to their
/// measures, and up to what it was recommended for; from a measure or an objective up to every finding it
/// answers.
[[nodiscard]] Walk
walk(const Start& start, std::span<const Remedy> answers, std::span<const plan::Measure> measures);

struct ThreadFinding {
    assessment::Challenge challenge;
    assessment::ChallengeFinding finding;
};

struct ThreadMeasure {
    plan::Measure measure;
    std::vector<plan::PeriodReturn> returns;  ///< the latest period first
    std::vector<plan::GivenEvidence> evidence;
};

struct GoldenThread {
    std::vector<ThreadFinding> findings;
    std::vector<plan::Objective> objectives;
    std::vector<ThreadMeasure> measures;
};

/// What a measure answers, for its page. Throws NotFound where there is no such measure.
[[nodiscard]] std::vector<ThreadFinding>
findings_answered(storage::Db& db, const accounts::Acting& acting, plan::MeasureId id);

/// Findings of challenges that this person may not see are left out. Throws NotFound where there is no such
/// start.
[[nodiscard]] GoldenThread thread_from(storage::Db& db, const accounts::Acting& acting, const Start& start);

}  // namespace dueregard::thread
