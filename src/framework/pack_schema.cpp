#include "framework/pack_schema.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "framework/embedded_packs.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <memory>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace dueregard::framework {

namespace {

using Json = nlohmann::json;
using JsonAdapter = valijson::adapters::NlohmannJsonAdapter;

constexpr std::size_t most_told = 20;

Json json_of(const YamlNode& node) {
    switch (node.kind) {
    case YamlKind::text:
        return node.text;
    case YamlKind::list: {
        Json list = Json::array();
        for (const auto& item : node.items)
            list.push_back(json_of(item));
        return list;
    }
    case YamlKind::mapping:
        break;
    }
    Json object = Json::object();
    for (const auto& [name, value] : node.members)
        object[name] = json_of(value);
    return object;
}

const Json& schema_json() {
    static const Json json = Json::parse(pack_schema());
    return json;
}

const valijson::Schema& compiled_schema() {
    static const auto schema = [] {
        auto made = std::make_unique<valijson::Schema>();
        valijson::SchemaParser parser;
        parser.populateSchema(JsonAdapter(schema_json()), *made);
        return made;
    }();
    return *schema;
}

/// What the schema says of the property, wherever in it the name first stands.
const Json* property_called(const Json& schema, const std::string& name) {
    if (!schema.is_object()) return nullptr;
    if (const auto found = schema.find("properties"); found != schema.end() && found->contains(name))
        return &found->at(name);
    for (const auto& part : schema) {
        if (const auto* found = property_called(part, name)) return found;
        if (!part.is_object()) continue;
        for (const auto& inner : part)
            if (const auto* found = property_called(inner, name)) return found;
    }
    return nullptr;
}

std::string wanted_form(const std::string& name) {
    const auto* property = property_called(schema_json(), name);
    if (property == nullptr) return "must be names with values";
    return property->value("type", "string") == "array" ? "must be a list" : "must be text";
}

std::string wanted_words(const std::string& name) {
    const auto* property = property_called(schema_json(), name);
    ensure(property != nullptr && property->contains("enum"), "the schema lists no words for a name");
    return "must be one of: " + join(property->at("enum").get<std::vector<std::string>>(), ", ");
}

std::string number_in(std::string_view text) {
    const auto from = text.find_first_of("0123456789");
    return std::string(text.substr(from, text.find_first_not_of("0123456789", from) - from));
}

std::string last_in_quotes(std::string_view text) {
    const auto end = text.rfind('\'');
    const auto from = text.rfind('\'', end - 1) + 1;
    return std::string(text.substr(from, end - from));
}

/// valijson's words as ours; "" for what it says again of the list or the names around.
std::string sentence_of(const std::string& name, std::string_view said) {
    if (said.starts_with("Failed to validate")) return "";
    if (said.starts_with("Missing required property"))
        return fmt::format("“{}” is missing", last_in_quotes(said));
    if (said.starts_with("Object contains a property"))
        return fmt::format("“{}” is no name that belongs here", last_in_quotes(said));
    if (said.starts_with("Failed to match against any enum")) return wanted_words(name);
    if (said.starts_with("Value type")) return wanted_form(name);
    if (said.starts_with("String should be no fewer")) return "is empty";
    if (said.starts_with("String should be no more"))
        return fmt::format("is longer than {} characters", number_in(said));
    if (said.starts_with("Array should contain no fewer")) return "is empty";
    if (said.starts_with("Array should contain no more"))
        return fmt::format("has more than {} entries", number_in(said));
    return lower_ascii(said.substr(0, 1)) + std::string(said.substr(1, said.size() - 2));
}

struct Found {
    int line = 0;
    std::string sentence;
};

/// Walks valijson's way to the value (“<root>”, “[entries]”, “[2]”): each step a name or a place in a list.
Found found_at(const YamlNode& pack, const std::vector<std::string>& way, std::string_view said) {
    const auto* node = &pack;
    std::string path;
    std::string last;
    for (const auto& step : way) {
        if (!step.starts_with('[')) continue;
        const auto name = step.substr(1, step.size() - 2);
        if (node->kind == YamlKind::list) {
            std::size_t index = 0;
            std::from_chars(name.data(), name.data() + name.size(), index);
            if (index >= node->items.size()) break;
            node = &node->items[index];
            path += fmt::format(" number {}", index + 1);
            last.clear();
        } else {
            const auto member =
                std::ranges::find(node->members, name, &std::pair<std::string, YamlNode>::first);
            if (member == node->members.end()) break;
            node = &member->second;
            path += (path.empty() ? "" : ", ") + name;
            last = name;
        }
    }
    const auto sentence = sentence_of(last, said);
    if (sentence.empty()) return {};
    return {
        .line = node->line,
        .sentence = path.empty() ? fmt::format("Line {}: {}", node->line, sentence)
                                 : fmt::format("Line {}, {}: {}", node->line, path, sentence)
    };
}

}  // namespace

std::string_view pack_schema() {
    return embedded_texts().front().text;
}

std::vector<std::string> misfits(const YamlNode& pack) {
    const auto json = json_of(pack);
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(compiled_schema(), JsonAdapter(json), &results)) return {};
    std::vector<Found> all;
    for (const auto& error : results) {
        auto found = found_at(pack, error.context, error.description);
        if (!found.sentence.empty()) all.push_back(std::move(found));
    }
    std::ranges::stable_sort(all, {}, &Found::line);
    std::vector<std::string> sentences;
    for (auto& found : all) {
        const bool is_new = sentences.empty() || sentences.back() != found.sentence;
        if (is_new && sentences.size() < most_told) sentences.push_back(std::move(found.sentence));
    }
    return sentences;
}

}  // namespace dueregard::framework
