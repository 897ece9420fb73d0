#include "thread/golden_thread.hpp"

#include "assessment/challenge_store.hpp"
#include "assessment/finding_store.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/objective_store.hpp"
#include "thread/remedy_store.hpp"

#include <algorithm>

namespace dueregard::thread {

using accounts::Acting;
using assessment::FindingId;
using plan::MeasureId;
using plan::ObjectiveId;
using storage::Db;

namespace {

template <class IdType>
void add_once(std::vector<IdType>& ids, IdType id) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

template <class IdType>
bool has(const std::vector<IdType>& ids, const std::optional<IdType>& id) {
    return id && std::ranges::find(ids, *id) != ids.end();
}

/// Down from the findings that are there: what they were recommended for stays above them.
void walk_down(Walk& found, std::span<const Remedy> answers, std::span<const plan::Measure> measures) {
    for (std::size_t i = 0; i < found.findings.size(); ++i) {
        for (const auto& remedy : answers) {
            if (remedy.finding != found.findings[i]) continue;
            if (remedy.recommendation) add_once(found.findings, *remedy.recommendation);
            if (remedy.objective) add_once(found.objectives, *remedy.objective);
            if (remedy.measure) add_once(found.measures, *remedy.measure);
        }
    }
    for (const auto& measure : measures) {
        if (has(found.objectives, measure.objective)) add_once(found.measures, measure.id);
    }
}

/// Up from the findings that are there to those that they were recommended for.
void add_recommended_for(Walk& found, std::span<const Remedy> answers) {
    for (std::size_t i = 0; i < found.findings.size(); ++i) {
        for (const auto& remedy : answers) {
            if (remedy.recommendation == found.findings[i]) add_once(found.findings, remedy.finding);
        }
    }
}

void walk_up(Walk& found, std::span<const Remedy> answers) {
    for (const auto& remedy : answers) {
        if (has(found.objectives, remedy.objective) || has(found.measures, remedy.measure))
            add_once(found.findings, remedy.finding);
    }
    add_recommended_for(found, answers);
}

std::vector<ThreadFinding> findings_of(Db& db, const Acting& acting, const Walk& found) {
    std::vector<ThreadFinding> findings;
    for (const auto& challenge : assessment::challenges_for(db, acting)) {
        if (findings.size() == found.findings.size()) break;
        for (auto& finding : assessment::findings_of(db, acting.actor.organisation, challenge.id)) {
            if (std::ranges::find(found.findings, finding.id) != found.findings.end())
                findings.push_back({.challenge = challenge, .finding = std::move(finding)});
        }
    }
    return findings;
}

/// Those that the walk can come to: from a measure none but itself.
std::vector<plan::Measure> measures_for(Db& db, accounts::OrganisationId organisation, const Start& start) {
    if (const auto* const measure = std::get_if<MeasureId>(&start))
        return {plan::find_measure(db, organisation, *measure)};
    return plan::measures_in_plan(db, organisation);
}

}  // namespace

Walk walk(const Start& start, std::span<const Remedy> answers, std::span<const plan::Measure> measures) {
    Walk found;
    if (const auto* const finding = std::get_if<FindingId>(&start)) {
        found.findings.push_back(*finding);
        walk_down(found, answers, measures);
        add_recommended_for(found, answers);
        return found;
    }
    if (const auto* const objective = std::get_if<ObjectiveId>(&start)) {
        found.objectives.push_back(*objective);
        walk_down(found, answers, measures);
        walk_up(found, answers);
        return found;
    }
    const auto id = std::get<MeasureId>(start);
    found.measures.push_back(id);
    const auto measure = std::ranges::find(measures, id, &plan::Measure::id);
    if (measure != measures.end() && measure->objective) found.objectives.push_back(*measure->objective);
    walk_up(found, answers);
    return found;
}

std::vector<ThreadFinding> findings_answered(Db& db, const Acting& acting, MeasureId id) {
    const auto measure = plan::find_measure(db, acting.actor.organisation, id);
    const auto found = walk(id, remedies(db, acting.actor.organisation), std::span(&measure, 1));
    return findings_of(db, acting, found);
}

GoldenThread thread_from(Db& db, const Acting& acting, const Start& start) {
    const auto organisation = acting.actor.organisation;
    if (const auto* const finding = std::get_if<FindingId>(&start))
        (void)assessment::find_finding(db, acting, *finding);
    const auto measures = measures_for(db, organisation, start);
    const auto found = walk(start, remedies(db, organisation), measures);
    GoldenThread thread;
    thread.findings = findings_of(db, acting, found);
    for (const auto id : found.objectives)
        thread.objectives.push_back(plan::find_objective(db, organisation, id));
    for (const auto id : found.measures) {
        const auto standing = std::ranges::find(measures, id, &plan::Measure::id);
        thread.measures.push_back(
            {.measure = standing == measures.end() ? plan::find_measure(db, organisation, id) : *standing,
             .returns = plan::returns_of(db, organisation, id),
             .evidence = plan::evidence_of(db, organisation, id)}
        );
    }
    return thread;
}

}  // namespace dueregard::thread
