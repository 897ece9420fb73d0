#include "accounts/changes.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dueregard::accounts {

namespace {

using Json = nlohmann::ordered_json;

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

}  // namespace dueregard::accounts
