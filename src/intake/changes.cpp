#include "intake/changes.hpp"

#include "base/text.hpp"
#include "intake/matching.hpp"
#include "intake/objective_names.hpp"
#include "plan/ref.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace dueregard::intake {

namespace {

constexpr std::array measure_fields = {
    Field::ref,
    Field::objective,
    Field::action,
    Field::owner,
    Field::service_area,
    Field::baseline,
    Field::target,
    Field::due
};

bool is_same_text(std::string_view a, std::string_view b) {
    return squeezed(a) == squeezed(b);
}

bool is_same_name(std::string_view a, std::string_view b) {
    return words_of(a) == words_of(b);
}

bool is_same_due(const IncomingRow& row, const plan::Measure& measure) {
    if (!row.due || !measure.due) return false;
    return row.due->last_day == measure.due->last_day && row.due->precision == measure.due->precision;
}

/// Beyond the same text: what else says the same thing in this field.
bool is_same_meaning(Field field, const IncomingRow& row, const RegisteredMeasure& measure) {
    switch (field) {
    case Field::ref:
        return plan::ref_key(row.ref) == plan::ref_key(measure.measure.ref);
    case Field::objective:
        return measure.objective && calls(row.objective, *measure.objective);
    case Field::owner:
        return is_same_name(row.owner, measure.owner)
               || is_same_name(row.owner, measure.measure.printed_owner);
    case Field::service_area:
        return is_same_name(row.service_area, measure.service_area);
    case Field::due:
        return is_same_due(row, measure.measure);
    default:
        return false;
    }
}

std::string due_text(const IncomingRow& row) {
    if (!row.due_words.empty() || !row.due) return row.due_words;
    return row.due->words.empty() ? long_date(row.due->last_day) : row.due->words;
}

bool is_same_status(const IncomingRow& row, const RegisteredReturn& from) {
    const auto& is = row.status;
    const auto& was = from.content.status;
    return is && was && is->meaning == was->meaning && is->symbol == was->symbol && is->word == was->word;
}

/// What the register has and, after it, what only the row has.
std::vector<plan::EvidenceLine>
with_new(std::vector<plan::EvidenceLine> evidence, const std::vector<plan::EvidenceLine>& more) {
    for (const auto& line : more) {
        if (std::ranges::find(evidence, line) == evidence.end()) evidence.push_back(line);
    }
    return evidence;
}

void add_text_change(
    std::vector<FieldChange>& changes, Field field, const std::string& before, std::string after
) {
    if (trimmed(after).empty() || is_same_text(before, after)) return;
    changes.push_back({.field = field, .before = before, .after = std::move(after)});
}

}  // namespace

std::string text_of(Field field, const IncomingRow& row, const plan::StatusScale& scale) {
    switch (field) {
    case Field::ref:
        return row.ref;
    case Field::objective:
        return row.objective;
    case Field::action:
        return row.action;
    case Field::owner:
        return row.owner;
    case Field::service_area:
        return row.service_area;
    case Field::baseline:
        return row.baseline;
    case Field::target:
        return row.target;
    case Field::due:
        return due_text(row);
    case Field::status:
        return row.status ? plan::status_cell(*row.status, scale) : std::string();
    case Field::progress:
        return row.progress;
    case Field::commentary:
        return row.commentary;
    case Field::evidence:
        return row.evidence;
    }
    return "";
}

std::vector<FieldChange> measure_changes(
    const IncomingRow& row, const RegisteredMeasure& measure, const plan::StatusScale& scale, Scope scope
) {
    std::vector<FieldChange> changes;
    for (const auto field : measure_fields) {
        const auto before = text_of(field, measure, nullptr, scale);
        if (scope == Scope::gaps && !before.empty()) continue;
        if (is_same_meaning(field, row, measure)) continue;
        add_text_change(changes, field, before, text_of(field, row, scale));
    }
    return changes;
}

std::vector<FieldChange>
return_changes(const IncomingRow& row, const RegisteredReturn* from, const plan::StatusScale& scale) {
    const RegisteredReturn nothing;
    const auto& before = from == nullptr ? nothing : *from;
    std::vector<FieldChange> changes;
    if (row.status && !is_same_status(row, before)) {
        const auto was =
            before.content.status ? plan::status_cell(*before.content.status, scale) : std::string();
        changes.push_back({.field = Field::status, .before = was, .after = text_of(Field::status, row, scale)}
        );
    }
    add_text_change(changes, Field::progress, before.content.progress.words, row.progress);
    add_text_change(changes, Field::commentary, before.content.commentary, row.commentary);
    const auto evidence = with_new(before.evidence, plan::read_evidence_cell(row.evidence));
    if (evidence.size() != before.evidence.size()) {
        changes.push_back(
            {.field = Field::evidence,
             .before = plan::evidence_cell(before.evidence),
             .after = plan::evidence_cell(evidence)}
        );
    }
    return changes;
}

}  // namespace dueregard::intake
