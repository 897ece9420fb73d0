#include "plan/changes.hpp"

namespace dueregard::plan {

namespace {

template <class IdType>
std::optional<std::string> address_of(const std::optional<IdType>& id) {
    return id ? std::optional(address(*id)) : std::nullopt;
}

std::optional<std::string> iso(const std::optional<Date>& date) {
    return date ? std::optional(iso_date(*date)) : std::nullopt;
}

std::optional<std::string> unless_empty(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

}  // namespace

FieldValues fields_of(const Strategy& strategy) {
    return {{"title", strategy.title}, {"from", iso(strategy.from)}, {"to", iso(strategy.to)}};
}

FieldValues fields_of(const Objective& objective) {
    return {
        {"strategy", address(objective.strategy)},
        {"parent", address_of(objective.parent)},
        {"ref", unless_empty(objective.ref)},
        {"title", objective.title},
        {"position", std::to_string(objective.position)}
    };
}

FieldValues fields_of(const Measure& measure) {
    const auto& due = measure.due;
    return {
        {"objective", address_of(measure.objective)},
        {"ref", unless_empty(measure.ref)},
        {"action", measure.action},
        {"owner", address_of(measure.owner)},
        {"printed_owner", unless_empty(measure.printed_owner)},
        {"service_area", address_of(measure.service_area)},
        {"baseline", unless_empty(measure.baseline.words)},
        {"target", unless_empty(measure.target.words)},
        {"due", due ? std::optional(iso_date(due->last_day)) : std::nullopt},
        {"due_words", unless_empty(due ? due->words : measure.due_words)}
    };
}

FieldValues fields_of(const Period& period) {
    return {
        {"label", period.label},
        {"from", iso_date(period.days.from)},
        {"to", iso_date(period.days.to)},
        {"returns_due", iso_date(period.returns_due)}
    };
}

FieldValues fields_of(const ReturnContent& content) {
    const auto& status = content.status;
    return {
        {"status", status ? std::optional(std::string(name_of(status->meaning))) : std::nullopt},
        {"status_word", status ? std::optional(status->word) : std::nullopt},
        {"status_symbol", status ? std::optional(status->symbol) : std::nullopt},
        {"commentary", unless_empty(content.commentary)},
        {"progress", unless_empty(content.progress.words)},
        {"carried_from", address_of(content.carried_from)}
    };
}

}  // namespace dueregard::plan
