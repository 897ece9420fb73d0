#include "intake/register_view.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dueregard::intake {

namespace {

std::string due_cell(const plan::Measure& measure) {
    if (!measure.due) return measure.due_words;
    return measure.due->words.empty() ? long_date(measure.due->last_day) : measure.due->words;
}

std::string text_of_return(Field field, const RegisteredReturn& from, const plan::StatusScale& scale) {
    switch (field) {
    case Field::status:
        return from.content.status ? plan::status_cell(*from.content.status, scale) : std::string();
    case Field::progress:
        return from.content.progress.words;
    case Field::commentary:
        return from.content.commentary;
    default:
        return plan::evidence_cell(from.evidence);
    }
}

const plan::Period* find_period(const IncomingPeriod& period, const std::vector<plan::Period>& registered) {
    for (const auto& candidate : registered) {
        if (equals_ignoring_case(squeezed(candidate.label), squeezed(period.label))) return &candidate;
    }
    if (!period.days) return nullptr;
    const auto same_days = std::ranges::find(registered, *period.days, &plan::Period::days);
    return same_days == registered.end() ? nullptr : &*same_days;
}

}  // namespace

std::string text_of(
    Field field,
    const RegisteredMeasure& measure,
    const RegisteredReturn* from,
    const plan::StatusScale& scale
) {
    switch (field) {
    case Field::ref:
        return measure.measure.ref;
    case Field::objective:
        return measure.objective ? plan::name_of(*measure.objective) : std::string();
    case Field::action:
        return measure.measure.action;
    case Field::owner:
        return measure.owner.empty() ? measure.measure.printed_owner : measure.owner;
    case Field::service_area:
        return measure.service_area;
    case Field::baseline:
        return measure.measure.baseline.words;
    case Field::target:
        return measure.measure.target.words;
    case Field::due:
        return due_cell(measure.measure);
    default:
        return from == nullptr ? std::string() : text_of_return(field, *from, scale);
    }
}

void recognise_periods(std::vector<IncomingPeriod>& periods, const std::vector<plan::Period>& registered) {
    for (auto& period : periods) {
        const auto* const found = find_period(period, registered);
        if (found == nullptr) continue;
        period.id = found->id;
        period.label = found->label;
        period.days = found->days;
        period.state = found->state;
    }
}

}  // namespace dueregard::intake
