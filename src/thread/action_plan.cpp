#include "thread/action_plan.hpp"

#include "assessment/challenge_store.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/paper_store.hpp"
#include "base/text.hpp"
#include "plan/measure_store.hpp"
#include "plan/objective_store.hpp"
#include "thread/golden_thread.hpp"
#include "thread/remedy_store.hpp"
#include "thread/repeated_concern_store.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::thread {

using accounts::Acting;
using accounts::OrganisationId;
using assessment::ChallengeFinding;
using assessment::ChallengeId;
using assessment::FindingId;
using assessment::FindingKind;
using storage::Db;
using storage::Transaction;

namespace {

std::optional<plan::PeriodReturn>
latest_that_counts(Db& db, OrganisationId organisation, plan::MeasureId measure) {
    for (auto& given : plan::returns_of(db, organisation, measure))
        if (given.given.content.status && plan::counted_as(given.given.state, given.given.content.status))
            return std::move(given);
    return std::nullopt;
}

std::vector<ChallengeFinding> wanting_answers(Db& db, OrganisationId organisation, ChallengeId challenge) {
    auto findings = assessment::without_slides(
        assessment::findings_of(db, organisation, challenge),
        assessment::papers_of(db, organisation, challenge)
    );
    std::erase_if(findings, [](const ChallengeFinding& finding) { return !wants_an_answer(finding); });
    std::ranges::stable_partition(findings, [](const ChallengeFinding& finding) {
        return finding.kind == FindingKind::recommendation;
    });
    return findings;
}

bool has_measure(std::span<const Remedy> standing) {
    return std::ranges::any_of(standing, [](const Remedy& remedy) { return remedy.measure.has_value(); });
}

/// The finding's own words, under the objective.
plan::Measure measure_of(const ChallengeFinding& finding, plan::ObjectiveId objective) {
    plan::Measure measure;
    measure.objective = objective;
    measure.action = squeezed(finding.text);
    return measure;
}

}  // namespace

std::vector<PlannedFinding> action_plan(Db& db, const Acting& acting, ChallengeId challenge) {
    const auto organisation = acting.actor.organisation;
    (void)assessment::find_challenge(db, acting, challenge);
    const auto answers = remedies(db, organisation);
    const auto measures = plan::measures_in_plan(db, organisation);
    const auto objectives = plan::objectives(db, organisation);
    std::vector<PlannedFinding> all;
    for (auto& finding : wanting_answers(db, organisation, challenge)) {
        const auto found = walk(finding.id, answers, measures);
        PlannedFinding planned{.finding = std::move(finding), .objectives = {}, .measures = {}};
        for (const auto id : found.objectives) {
            const auto objective = std::ranges::find(objectives, id, &plan::Objective::id);
            if (objective != objectives.end()) planned.objectives.push_back(*objective);
        }
        for (const auto id : found.measures) {
            const auto measure = std::ranges::find(measures, id, &plan::Measure::id);
            if (measure == measures.end()) continue;
            planned.measures.push_back(
                {.measure = *measure, .latest = latest_that_counts(db, organisation, id)}
            );
        }
        all.push_back(std::move(planned));
    }
    return all;
}

std::expected<std::vector<plan::MeasureId>, std::string> make_measures(
    Transaction& tx,
    const Acting& acting,
    ChallengeId challenge,
    const std::vector<FindingId>& findings,
    plan::ObjectiveId objective
) {
    const auto organisation = acting.actor.organisation;
    (void)plan::find_objective(tx, organisation, objective);
    std::vector<plan::Measure> fresh;
    std::vector<FindingId> answered;
    for (const auto id : findings) {
        const auto finding = assessment::find_finding(tx, acting, id);
        if (finding.challenge != challenge || !wants_an_answer(finding))
            return std::unexpected("Select recommendations or areas for consideration of this challenge");
        if (has_measure(remedies_for(tx, organisation, id))) continue;
        auto measure = measure_of(finding, objective);
        if (!plan::faults_of(measure).empty())
            return std::unexpected(
                fmt::format("{} is too long for a measure: add its measure by hand", short_name(finding))
            );
        fresh.push_back(std::move(measure));
        answered.push_back(id);
    }
    std::vector<plan::MeasureId> made;
    for (std::size_t place = 0; place < fresh.size(); ++place) {
        Remedy remedy;
        remedy.finding = answered[place];
        remedy.measure = plan::add_measure(tx, acting, fresh[place]);
        add_remedy(tx, acting, remedy);
        made.push_back(*remedy.measure);
    }
    return made;
}

std::set<FindingId> tied_findings(Db& db, OrganisationId organisation, ChallengeId challenge) {
    std::set<FindingId> named;
    for (const auto& remedy : remedies(db, organisation)) {
        named.insert(remedy.finding);
        if (remedy.recommendation) named.insert(*remedy.recommendation);
    }
    std::set<FindingId> tied;
    for (const auto& finding : assessment::findings_of(db, organisation, challenge)) {
        const auto concerns = concerns_with(db, organisation, finding.id);
        const bool is_found_again = std::ranges::any_of(concerns, [](const RepeatedConcern& concern) {
            return concern.sameness == Sameness::same;
        });
        if (is_found_again || named.contains(finding.id)) tied.insert(finding.id);
    }
    return tied;
}

}  // namespace dueregard::thread
