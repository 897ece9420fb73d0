#include "hostile/found_form.hpp"

#include "base/text.hpp"
#include "support/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

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

/// What must be one of its kind, such as a name, is so.
int fresh_number() {
    static int number = 0;
    return ++number;
}

std::string usual_words(const std::string& name) {
    if (name.ends_with("day")) return "28";
    if (name.ends_with("month")) return "3";
    if (name.ends_with("year")) return "2031";
    if (name == "starts") return "09:30";
    if (name == "ends") return "10:15";
    if (name == "new_period") return "Quarter 3, 2026/27";
    if (name.starts_with("symbol")) return fmt::format("#{}", fresh_number() % 1000);
    if (name == "quote") return "bus passengers";
    if (name.contains("email")) return fmt::format("new.person{}@wexmere.example", fresh_number());
    if (name.contains("due") || name.contains("date")) return "31 March 2031";
    if (name.starts_with("new_password")) return "four unlinked words more";
    if (name.contains("password")) return "three unlinked words";
    return fmt::format("Plain words {}", fresh_number());
}

/// A sentence or a name, which may as well be another; no date, number, address or password.
bool is_prose(const FoundField& field) {
    if (!field.takes_words || field.value.size() < 4) return false;
    for (const auto* const exact : {"email", "ref", "code", "password", "link", "due", "date", "year"})
        if (field.name.contains(exact)) return false;
    return std::ranges::any_of(field.value, is_letter);
}

std::string chosen(const FoundField& field, Way way) {
    const auto is_choice = [](const std::string& one) { return !one.empty(); };
    if (way == Way::otherwise) {
        const auto last = std::ranges::find_if(field.choices.rbegin(), field.choices.rend(), is_choice);
        return last == field.choices.rend() ? field.value : *last;
    }
    const auto first = std::ranges::find_if(field.choices, is_choice);
    return !field.value.empty() || first == field.choices.end() ? field.value : *first;
}

/// Something that can be read there.
void add_file(FoundForm& form) {
    const auto number = fresh_number();
    if (form.action.ends_with("/papers")) {
        form.file_name = "paper.md";
        form.file =
            fmt::format("# Streets\n\n## Strengths\n\n- Lit well, {} of them\n- Kept clean\n", number);
    } else if (form.action == "/frameworks" || form.action == "/crosswalks") {
        const auto* const pack =
            form.action == "/crosswalks" ? "eflg-2009-to-2021.crosswalk.yaml" : "disability-confident.yaml";
        form.file_name = pack;
        form.file = tests::file_bytes(std::string("src/framework/packs/") + pack);
    } else if (form.action == "/monitoring/datasets") {
        form.file_name = "advice.csv";
        form.file = fmt::format("Sex,Ward\nF,North\nM,Ward {}\n", number);
    } else if (form.action == "/pay-gaps") {
        form.file_name = "payroll.csv";
        form.file = fmt::format("employee,sex,hourly_pay\n1,Female,1{}\n2,Male,15\n", number % 10);
    } else if (form.action.ends_with("/comparison")) {
        form.file_name = fmt::format("returns-{}.csv", number);
        form.file = "EmployerName,SicCodes,DiffMeanHourlyPercent,DiffMedianHourlyPercent\n"
                    "Dunmere Council,\"1,84110\",5.0,-2.0\n";
    } else {
        constexpr auto row =
            "Ref,Action,Lead,Due,Status\nHX1.{:02},Print guide {},Ann Lee,March 2027,Green\n";
        form.file_name = "plan.csv";
        form.file = fmt::format(row, number, number);
    }
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
        if (!form.file_field.empty()) add_file(form);
        forms.push_back(std::move(form));
    }
    return forms;
}

std::vector<std::pair<std::string, std::string>> values_of(const FoundForm& form, Way way) {
    std::vector<std::pair<std::string, std::string>> values;
    bool is_changed = way == Way::usual;
    for (const auto& field : form.fields) {
        auto value = field.value;
        // Evidence is a link, a table or a file, and a file is sent.
        const bool is_other_evidence = field.name.ends_with("_link") || field.name.ends_with("_figures");
        if (field.takes_words && value.empty() && !is_other_evidence) {
            value = usual_words(field.name);
        } else if (!is_changed && is_prose(field)) {
            value += " anew";
            is_changed = true;
        } else if (way != Way::usual && !field.choices.empty()) {
            value = chosen(field, way);
        }
        values.emplace_back(field.name, std::move(value));
    }
    return values;
}

}  // namespace dueregard::hostile
