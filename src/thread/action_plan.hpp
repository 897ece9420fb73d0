#pragma once
// The action plan of a challenge: what its peers recommended, what the council does about each, and how that
// stands; several of them made measures at once.

#include "accounts/acting.hpp"
#include "assessment/challenge.hpp"
#include "assessment/finding.hpp"
#include "plan/measure.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/objective.hpp"
#include "storage/db.hpp"
#include "thread/remedy.hpp"

#include <expected>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dueregard::thread {

/// A measure that answers it, with the latest return that counts.
struct PlannedMeasure {
    plan::Measure measure;
    std::optional<plan::PeriodReturn> latest;
};

/// One recommendation or area for consideration, and what became of it.
struct PlannedFinding {
    assessment::ChallengeFinding finding;
    std::vector<plan::Objective> objectives;
    std::vector<PlannedMeasure> measures;

    [[nodiscard]] bool is_answered() const { return !objectives.empty() || !measures.empty(); }
};

/// Those of the challenge that want an answer, recommendations first, each in the order of the report.
[[nodiscard]] std::vector<PlannedFinding>
action_plan(storage::Db& db, const accounts::Acting& acting, assessment::ChallengeId challenge);

/// Each of the findings becomes a measure under the objective, in its own words, and is answered by it. What
/// a measure answers already is left as it is. A finding that is none of this challenge, or whose words are
/// too long for a measure, is a sentence, and nothing is written.
std::expected<std::vector<plan::MeasureId>, std::string> make_measures(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    assessment::ChallengeId challenge,
    const std::vector<assessment::FindingId>& findings,
    plan::ObjectiveId objective
);

/// Findings of the challenge that something answers, that answer another, or that were said to be found
/// again.
[[nodiscard]] std::set<assessment::FindingId>
tied_findings(storage::Db& db, accounts::OrganisationId organisation, assessment::ChallengeId challenge);

}  // namespace dueregard::thread
