#include "plan/changes.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dueregard::plan {

namespace {

using Json = nlohmann::ordered_json;

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

/// Invalid UTF-8 is shown as U+FFFD: the history must be readable whatever was stored.
std::string written(const Json& object) {
    if (object.empty()) return "";
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void tell(Json& object, const std::string& name, const std::optional<std::string>& value) {
    if (value) {
        object[name] = *value;
    } else {
        object[name] = nullptr;
    }
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

Change change(const FieldValues& before, const FieldValues& after) {
    Json was = Json::object();
    Json is = Json::object();
    for (const auto& [name, value] : after) {
        const auto old = std::ranges::find(before, name, &FieldValues::value_type::first);
        const auto old_value = old == before.end() ? std::nullopt : old->second;
        if (old_value == value) continue;
        tell(was, name, old_value);
        tell(is, name, value);
    }
    return {.before = written(was), .after = written(is)};
}

Change addition(const FieldValues& after) {
    Json is = Json::object();
    for (const auto& [name, value] : after) {
        if (value) is[name] = *value;
    }
    return {.before = "", .after = written(is)};
}

Change removal(const FieldValues& before) {
    return {.before = addition(before).after, .after = ""};
}

FieldValues told_fields(std::string_view json) {
    FieldValues fields;
    const auto object = Json::parse(json, nullptr, false);
    if (!object.is_object()) return fields;
    for (const auto& [name, value] : object.items()) {
        fields.emplace_back(name, value.is_string() ? std::optional(value.get<std::string>()) : std::nullopt);
    }
    return fields;
}

}  // namespace dueregard::plan
