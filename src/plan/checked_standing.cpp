#include "plan/checked_standing.hpp"

#include "base/natural_order.hpp"
#include "plan/ref_mending.hpp"

#include <algorithm>
#include <numeric>

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
        seen.evidence = static_cast<int>(standing.evidence.size()) + standing.own_evidence;
        seen.expired_evidence = standing.expired_evidence;
    }
    if (standing.before && counts(*standing.before)) {
        seen.previous_status = meaning_of(*standing.before);
        seen.previous_commentary = standing.before->content.commentary;
    }
    return seen;
}

/// The ref with the letters that look like digits as those digits, so that a misprint stands where it
/// belongs.
std::string folded(std::string_view ref) {
    std::string text(ref);
    for (auto& c : text) {
        switch (c) {
        case 'O':
        case 'o':
            c = '0';
            break;
        case 'I':
        case 'l':
        case '|':
            c = '1';
            break;
        case 'Z':
            c = '2';
            break;
        case 'S':
            c = '5';
            break;
        case 'G':
            c = '6';
            break;
        case 'B':
            c = '8';
            break;
        default:
            break;
        }
    }
    return natural_sort_key(text);
}

/// The register has a misprint where a document brought one and nobody mended it; its neighbours tell.
void mend_refs(std::vector<CheckedMeasure>& measures) {
    std::vector<std::size_t> order(measures.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return folded(measures[i].ref.value_or("")); });
    std::vector<std::optional<std::string>> printed;
    printed.reserve(order.size());
    for (const auto i : order)
        printed.push_back(measures[i].ref);
    const auto mended = mended_refs(printed);
    for (std::size_t place = 0; place < order.size(); ++place) {
        if (mended[place]) measures[order[place]].ref = mended[place];
    }
}

}  // namespace

std::vector<CheckedMeasure>
checked(std::span<const Standing> standings, const Period& period, const PrintedRefs& printed) {
    std::vector<CheckedMeasure> measures;
    measures.reserve(standings.size());
    for (const auto& standing : standings)
        measures.push_back(checked_one(standing, period));
    mend_refs(measures);
    for (auto& measure : measures) {
        const auto other = printed.find(MeasureId{measure.key});
        if (other != printed.end()) measure.printed_ref = other->second;
    }
    return measures;
}

}  // namespace dueregard::plan
