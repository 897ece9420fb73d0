#include "hostile/found_form.hpp"

#include <algorithm>
#include <optional>

namespace dueregard::hostile {

namespace {

using stories::attribute;
using stories::attribute_or_empty;
using stories::is;
using stories::Node;
using stories::PageTree;

bool is_typed(Node field) {
    const auto type = attribute(field, "type").value_or("text");
    return is(field, "textarea")
           || (is(field, "input") && (type == "text" || type == "email" || type == "password"));
}

FoundField& field_named(FoundForm& form, const std::string& name) {
    const auto known = std::ranges::find(form.fields, name, &FoundField::name);
    if (known != form.fields.end()) return *known;
    return form.fields.emplace_back(FoundField{.name = name});
}

void add_options(const PageTree& page, Node select, FoundField& field) {
    for (const Node option : page.all("option", select)) {
        field.choices.push_back(attribute(option, "value").value_or(stories::text_of(option)));
        if (attribute(option, "selected")) field.value = field.choices.back();
    }
    const auto first = std::ranges::find_if(field.choices, [](const auto& one) { return !one.empty(); });
    if (field.value.empty() && first != field.choices.end()) field.value = *first;
}

void add_field(const PageTree& page, Node node, FoundForm& form) {
    const auto name = attribute_or_empty(node, "name");
    const auto type = attribute_or_empty(node, "type");
    if (name.empty() || name == "csrf_token") return;
    if (type == "file") {
        form.file_field = name;
        return;
    }
    auto& field = field_named(form, name);
    if (is(node, "select")) return add_options(page, node, field);
    const auto value = is(node, "textarea") ? stories::text_of(node) : attribute_or_empty(node, "value");
    if (type == "radio" || type == "checkbox") {
        field.choices.push_back(value);
        if (attribute(node, "checked") || (type == "radio" && field.value.empty())) field.value = value;
        return;
    }
    field.takes_words = is_typed(node);
    if (field.value.empty()) field.value = value;
}

std::string usual_words(const std::string& name) {
    if (name.ends_with("day")) return "28";
    if (name.ends_with("month")) return "3";
    if (name.ends_with("year")) return "2031";
    if (name == "new_period") return "Quarter 3, 2026/27";
    if (name.starts_with("symbol")) return "#";
    if (name.contains("email")) return "new.person@wexmere.example";
    if (name.contains("due") || name.contains("date")) return "31 March 2031";
    if (name.contains("password")) return "three unlinked words";
    return "Plain words";
}

}  // namespace

std::vector<FoundForm> forms_of(const PageTree& page, const std::string& address) {
    std::vector<FoundForm> forms;
    for (const Node node : page.all("form")) {
        if (attribute_or_empty(node, "method") != "post") continue;
        const auto action = attribute(node, "action").value_or(address);
        FoundForm form{.page = address, .action = action.substr(0, action.find('?'))};
        for (const auto* tag : {"input", "textarea", "select", "button"}) {
            for (const Node field : page.all(tag, node))
                add_field(page, field, form);
        }
        forms.push_back(std::move(form));
    }
    return forms;
}

std::vector<std::pair<std::string, std::string>> usual_values(const FoundForm& form) {
    std::vector<std::pair<std::string, std::string>> values;
    for (const auto& field : form.fields) {
        // Evidence is a link or a file, and a file is sent.
        const bool is_empty = field.takes_words && field.value.empty() && !field.name.ends_with("_link");
        values.emplace_back(field.name, is_empty ? usual_words(field.name) : field.value);
    }
    return values;
}

std::string_view file_of(const FoundForm& form) {
    return !form.file_field.empty()
               ? "Ref,Action,Lead,Due,Status\nHX1.01,Print a guide,Ann Lee,March 2027,Green\n"
               : "";
}

}  // namespace dueregard::hostile
