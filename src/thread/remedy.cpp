#include "thread/remedy.hpp"

#include <algorithm>
#include <set>

namespace dueregard::thread {

using assessment::ChallengeFinding;
using assessment::FindingId;
using assessment::FindingKind;

bool wants_an_answer(const ChallengeFinding& finding) {
    return finding.kind == FindingKind::consideration || finding.kind == FindingKind::recommendation;
}

std::vector<ChallengeFinding>
unanswered(std::span<const ChallengeFinding> findings, std::span<const Remedy> answers) {
    std::set<FindingId> answered;
    for (const auto& remedy : answers) {
        if (remedy.objective || remedy.measure) answered.insert(remedy.finding);
    }
    // A recommendation answers a finding once it is answered itself.
    std::set<FindingId> by_recommendation;
    for (const auto& remedy : answers) {
        if (remedy.recommendation && answered.contains(*remedy.recommendation))
            by_recommendation.insert(remedy.finding);
    }
    std::vector<ChallengeFinding> left;
    std::ranges::copy_if(findings, std::back_inserter(left), [&](const ChallengeFinding& finding) {
        return wants_an_answer(finding) && !answered.contains(finding.id)
               && !by_recommendation.contains(finding.id);
    });
    return left;
}

std::vector<plan::Measure>
answering_nothing(std::span<const plan::Measure> measures, std::span<const Remedy> answers) {
    std::set<plan::MeasureId> by_itself;
    std::set<plan::ObjectiveId> by_objective;
    for (const auto& remedy : answers) {
        if (remedy.measure) by_itself.insert(*remedy.measure);
        if (remedy.objective) by_objective.insert(*remedy.objective);
    }
    std::vector<plan::Measure> left;
    std::ranges::copy_if(measures, std::back_inserter(left), [&](const plan::Measure& measure) {
        return !by_itself.contains(measure.id)
               && !(measure.objective && by_objective.contains(*measure.objective));
    });
    return left;
}

}  // namespace dueregard::thread
