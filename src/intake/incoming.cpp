#include "intake/incoming.hpp"

#include "base/text.hpp"
#include "intake/period_label.hpp"
#include "plan/period.hpp"
#include "plan/return_sheet.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::intake {

namespace {

struct FieldName {
    Field field;
    std::string_view name;
    std::string_view title;
};

constexpr std::array field_names = {
    FieldName{Field::ref, "ref", "Ref"},
    FieldName{Field::objective, "objective", "Objective"},
    FieldName{Field::action, "action", "Action"},
    FieldName{Field::owner, "owner", "Owner"},
    FieldName{Field::service_area, "service_area", "Service area"},
    FieldName{Field::baseline, "baseline", "Baseline"},
    FieldName{Field::target, "target", "Target"},
    FieldName{Field::due, "due", "Due"},
    FieldName{Field::status, "status", "Status"},
    FieldName{Field::progress, "progress", "Progress"},
    FieldName{Field::commentary, "commentary", "Commentary"},
    FieldName{Field::evidence, "evidence", "Evidence"}
};

const FieldName& row_of(Field field) {
    return *std::ranges::find(field_names, field, &FieldName::field);
}

std::string text_or_empty(const std::optional<std::string>& text) {
    return text ? std::string(trimmed(*text)) : std::string();
}

/// An outcome column says what came of it, which belongs under the commentary.
std::string commentary_of(const plan::ReportedMeasure& measure) {
    auto commentary = text_or_empty(measure.commentary);
    const auto outcome = text_or_empty(measure.outcome);
    if (commentary.empty()) return outcome;
    if (outcome.empty()) return commentary;
    return fmt::format("{}\n\nOutcome: {}", commentary, outcome);
}

IncomingRow incoming_row(const plan::ReportedMeasure& measure) {
    IncomingRow row;
    row.at = measure.at;
    row.ref = text_or_empty(measure.ref);
    const auto printed_ref = text_or_empty(measure.printed_ref);
    if (printed_ref != row.ref) row.printed_ref = printed_ref;
    row.objective = text_or_empty(measure.objective);
    if (row.objective.empty()) row.objective = text_or_empty(measure.section);
    row.action = std::string(trimmed(measure.action));
    row.owner = text_or_empty(measure.owner);
    row.service_area = text_or_empty(measure.service_area);
    row.baseline = text_or_empty(measure.baseline);
    row.target = text_or_empty(measure.target);
    row.due = measure.due;
    row.due_words = text_or_empty(measure.printed_due);
    row.printed_status = text_or_empty(measure.printed_status);
    row.progress = text_or_empty(measure.progress);
    row.commentary = commentary_of(measure);
    row.evidence = text_or_empty(measure.evidence);
    return row;
}

std::optional<plan::Status> status_of(
    const std::string& printed,
    std::optional<plan::Meaning> read,
    const plan::StatusScale& scale,
    const StatusMapping& mapping
) {
    if (const auto said = mapping.find(squeezed(printed)); said != mapping.end())
        return said->second ? std::optional(plan::status_meaning(*said->second, scale)) : std::nullopt;
    if (auto own = plan::status_printed_as(printed, scale)) return own;
    return read ? std::optional(plan::status_meaning(*read, scale)) : std::nullopt;
}

}  // namespace

std::string_view title_of(Field field) {
    return row_of(field).title;
}

std::string_view name_of(Field field) {
    return row_of(field).name;
}

std::optional<Field> field_named(std::string_view name) {
    const auto* const found = std::ranges::find(field_names, name, &FieldName::name);
    return found == field_names.end() ? std::nullopt : std::optional(found->field);
}

bool is_of_return(Field field) {
    return field >= Field::status;
}

bool brings_return(const IncomingRow& row) {
    return row.status || !row.printed_status.empty() || !row.progress.empty() || !row.commentary.empty()
           || !row.evidence.empty();
}

std::string words_of_place(const documents::Place& at) {
    std::vector<std::string> parts;
    if (!at.sheet.empty()) parts.push_back(fmt::format("sheet {}", at.sheet));
    if (at.page > 0) parts.push_back(fmt::format("page {}", at.page));
    if (!at.cell.empty()) {
        parts.push_back(fmt::format("cell {}", at.cell));
    } else if (at.line > 0) {
        parts.push_back(fmt::format("line {}", at.line));
    }
    return join(parts, ", ");
}

void mark_unknown_status(IncomingRow& row, const StatusMapping& mapping) {
    row.has_unknown_status =
        !row.status && !row.printed_status.empty() && !mapping.contains(squeezed(row.printed_status));
}

std::optional<std::size_t> PeriodList::place_of(std::string_view cell) {
    auto printed = squeezed(cell);
    if (printed.empty()) return std::nullopt;
    const auto [found, is_new] = places_.try_emplace(printed, periods_.size());
    if (is_new) {
        auto read = read_period_cell(cell);
        periods_.push_back({.printed = printed, .label = std::move(read.label), .days = read.days});
    }
    return found->second;
}

Incoming incoming_of(
    std::span<const plan::ReportedMeasure> measures,
    const plan::StatusScale& scale,
    const StatusMapping& mapping
) {
    Incoming incoming;
    PeriodList periods(incoming.periods);
    incoming.rows.reserve(measures.size());
    for (const auto& measure : measures) {
        auto row = incoming_row(measure);
        row.status = status_of(row.printed_status, measure.status, scale, mapping);
        mark_unknown_status(row, mapping);
        row.period = periods.place_of(text_or_empty(measure.period));
        incoming.rows.push_back(std::move(row));
    }
    return incoming;
}

/// A name begins with a capital, though in the middle of a title it did not: "quarter 1 of 2026/27".
std::string as_name(std::string label) {
    if (!label.empty() && label.front() >= 'a' && label.front() <= 'z')
        label.front() = static_cast<char>(label.front() - 'a' + 'A');
    return label;
}

std::optional<IncomingPeriod> period_of(const std::optional<plan::ReportedPeriod>& said) {
    if (!said) return std::nullopt;
    auto read = read_period_cell(said->label);
    if (said->from && said->to) read.days = DateRange{.from = *said->from, .to = *said->to};
    if (read.days && is_bare_quarter(read.label)) {
        const auto quarter = plan::quarter_of(read.days->from);
        if (quarter.days == *read.days) read.label = quarter.label;
    }
    return IncomingPeriod{.printed = said->label, .label = as_name(std::move(read.label)), .days = read.days};
}

bool wants_period(const Incoming& incoming) {
    return std::ranges::any_of(incoming.rows, [](const auto& row) {
        return !row.period && brings_return(row);
    });
}

void give_period(Incoming& incoming, const IncomingPeriod& period) {
    if (!wants_period(incoming)) return;
    incoming.periods.push_back(period);
    for (auto& row : incoming.rows) {
        if (!row.period && brings_return(row)) row.period = incoming.periods.size() - 1;
    }
}

}  // namespace dueregard::intake
