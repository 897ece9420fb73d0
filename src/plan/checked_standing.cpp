#include "plan/checked_standing.hpp"

#include <algorithm>

namespace dueregard::plan {

namespace {

bool counts(const MeasureReturn& given) {
    using enum ReturnState;
    return given.state == submitted || given.state == agreed || given.state == frozen;
}

std::optional<std::string> present(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<Meaning> meaning_of(const MeasureReturn& given) {
    return given.content.status ? std::optional(given.content.status->meaning) : std::nullopt;
}

/// Late is who was asked and gave nothing, or gave it after the day; a return sent back was given when it
/// first came.
std::optional<CheckedReturn> due_return(const Standing& standing, const Period& period) {
    if (!standing.now || standing.now->state == ReturnState::set_aside) return std::nullopt;
    if (standing.first_submitted_at) {
        return CheckedReturn{.given = british_date(*standing.first_submitted_at), .due = period.returns_due};
    }
    if (counts(*standing.now)) return std::nullopt;
    return CheckedReturn{.given = std::nullopt, .due = period.returns_due};
}

CheckedMeasure checked_one(const Standing& standing, const Period& period) {
    const auto& measure = standing.measure;
    CheckedMeasure seen{
        .key = measure.id.value,
        .ref = present(measure.ref),
        .printed_ref = present(measure.ref),
        .objective = standing.objective ? present(standing.objective->title) : std::nullopt,
        .action = measure.action,
        .owner = present(standing.owner_name),
        .due = measure.due,
        .due_words = measure.due_words,
        .baseline = measure.baseline.words,
        .target = measure.target.words,
        .due_return = due_return(standing, period)
    };
    if (standing.now && counts(*standing.now)) {
        seen.status = meaning_of(*standing.now);
        seen.commentary = standing.now->content.commentary;
        seen.evidence = static_cast<int>(standing.evidence.size());
    }
    if (standing.before && counts(*standing.before)) {
        seen.previous_status = meaning_of(*standing.before);
        seen.previous_commentary = standing.before->content.commentary;
    }
    return seen;
}

}  // namespace

std::vector<CheckedMeasure>
checked(std::span<const Standing> standings, const Period& period, const PrintedRefs& printed) {
    std::vector<CheckedMeasure> measures;
    measures.reserve(standings.size());
    for (const auto& standing : standings) {
        auto& seen = measures.emplace_back(checked_one(standing, period));
        const auto other = printed.find(standing.measure.id);
        if (other != printed.end()) seen.printed_ref = other->second;
    }
    return measures;
}

}  // namespace dueregard::plan
