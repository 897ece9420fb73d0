#include "render.hpp"
#include "web/checkboxes.hpp"
#include "web/date_input.hpp"
#include "web/radios.hpp"

#include <array>

namespace dueregard::govuk_fixtures {

namespace {

std::vector<web::Choice> choices(const Options& given) {
    std::vector<web::Choice> choices;
    for (const Options& item : given.items()) {
        choices.push_back({
            .text = item.content(),
            .value = item["value"].text(),
            .hint = item["hint"].hint(),
            .checked = item["checked"].flag(),
            .disabled = item["disabled"].is_true(),
            .divider = item["divider"].text(),
            .id = item["id"].text(),
            .name = item["name"].text(),
            .behaviour = item["behaviour"].text(),
            .conditional =
                item["conditional"]["html"].is_true() ? item["conditional"]["html"].markup() : web::Html{},
            .label_classes = item["label"]["classes"].text(),
            .label_attributes = item["label"]["attributes"].attributes(),
            .attributes = item["attributes"].attributes(),
        });
    }
    return choices;
}

web::Html radios(const Options& o) {
    return web::radios({
        .name = o["name"].text(),
        .fieldset = o["fieldset"].fieldset(),
        .items = choices(o["items"]),
        .value = o["value"].text(),
        .id_prefix = o["idPrefix"].text(),
        .hint = o["hint"].hint(),
        .error = o["errorMessage"].error_message(),
        .classes = o["classes"].text(),
        .form_group = o["formGroup"].form_group(),
        .attributes = o["attributes"].attributes(),
    });
}

web::Html checkboxes(const Options& o) {
    std::vector<std::string> values;
    for (const Options& value : o["values"].items())
        values.push_back(value.text());
    return web::checkboxes({
        .name = o["name"].text(),
        .fieldset = o["fieldset"].fieldset(),
        .items = choices(o["items"]),
        .values = std::move(values),
        .id_prefix = o["idPrefix"].text(),
        .hint = o["hint"].hint(),
        .error = o["errorMessage"].error_message(),
        .classes = o["classes"].text(),
        .described_by = o["describedBy"].text(),
        .form_group = o["formGroup"].form_group(),
        .attributes = o["attributes"].attributes(),
    });
}

constexpr std::array parts = {"day", "month", "year"};

/// A box is a day, month or year by its own place among the options, or by its name.
std::optional<std::size_t> part_of(const Options& o, const std::string& name) {
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const Options own = o[parts.at(part)]["name"];
        if (name == parts.at(part) || (own.is_true() && name == own.text())) return part;
    }
    return std::nullopt;
}

web::DateInputItem date_item(const Options& o, const Options& item, std::optional<std::size_t> part) {
    std::string name = item["name"].text();
    Options value = item["value"];
    if (!part) part = part_of(o, name);
    if (part) {
        const char* const known = parts.at(*part);
        if (!item["name"].is_defined()) name = known;
        if (!value.is_defined()) value = o[known].is_object() ? o[known]["value"] : o["values"][known];
    }
    const std::string prefix = o["namePrefix"].is_true() ? o["namePrefix"].text() + "-" : "";
    if (!value.is_defined()) value = o["values"][(prefix + name).c_str()];
    return {
        .name = name,
        .label = item["label"].text(),
        .value = value.text_if_defined(),
        .width = part == 2 ? 4 : 2,
        .error = item["error"].flag(),
        .id = item["id"].text(),
        .classes = item["classes"].text(),
        .inputmode = item["inputmode"].text_or("numeric"),
        .autocomplete = item["autocomplete"].text(),
        .pattern = item["pattern"].text(),
        .attributes = item["attributes"].attributes(),
    };
}

std::vector<web::DateInputItem> date_items(const Options& o) {
    std::vector<web::DateInputItem> items;
    for (const Options& item : o["items"].items()) {
        if (item.is_true()) items.push_back(date_item(o, item, std::nullopt));
    }
    if (!o["items"].items().empty()) return items;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const Options own = o[parts.at(part)];
        if (!own.is_defined() || own.is_true()) items.push_back(date_item(o, own, part));
    }
    return items;
}

web::Html date_input(const Options& o) {
    return web::date_input({
        .id = o["id"].text(),
        .name_prefix = o["namePrefix"].text(),
        .fieldset = o["fieldset"].fieldset(),
        .items = date_items(o),
        .hint = o["hint"].hint(),
        .error = o["errorMessage"].error_message(),
        .classes = o["classes"].text(),
        .form_group = o["formGroup"].form_group(),
        .attributes = o["attributes"].attributes(),
    });
}

}  // namespace

std::map<std::string_view, Render> choice_components() {
    return {{"checkboxes", checkboxes}, {"date-input", date_input}, {"radios", radios}};
}

}  // namespace dueregard::govuk_fixtures
