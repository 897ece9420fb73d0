#include "web/date_input.hpp"

#include "web/indent.hpp"
#include "web/input.hpp"

#include <algorithm>

namespace dueregard::web {

namespace {

constexpr std::string_view error_class = "govuk-input--error";

std::string label_of(const DateInputItem& item) {
    if (!item.label.empty()) return item.label;
    std::string label = item.name;
    if (!label.empty() && label[0] >= 'a' && label[0] <= 'z')
        label[0] = static_cast<char>(label[0] - 'a' + 'A');
    return label;
}

bool says_error(const DateInputItem& item) {
    return item.error.value_or(false) || item.classes.find(error_class) != std::string::npos;
}

bool is_marked(const DateInput& options, const DateInputItem& item) {
    if (item.classes.find(error_class) != std::string::npos) return false;
    if (item.error) return *item.error;
    return !options.error.text.empty() && std::ranges::none_of(options.items, says_error);
}

std::string classes_of(const DateInput& options, const DateInputItem& item) {
    const bool own_width = item.classes.find("govuk-input--width-") != std::string::npos;
    return spaced({
        "govuk-date-input__input",
        is_marked(options, item) ? error_class : "",
        own_width ? "" : "govuk-input--width-" + std::to_string(item.width),
        item.classes,
    });
}

Html item_element(const DateInput& options, const DateInputItem& item) {
    const Html box = input({
        .label = {.text = label_of(item), .classes = "govuk-date-input__label"},
        .name = options.name_prefix.empty() ? item.name : options.name_prefix + "-" + item.name,
        .id = item.id.empty() ? options.id + "-" + item.name : item.id,
        .value = item.value,
        .classes = classes_of(options, item),
        .inputmode = item.inputmode,
        .autocomplete = item.autocomplete,
        .pattern = item.pattern,
        .attributes = item.attributes,
    });
    return Html{} << "    <div class=\"govuk-date-input__item\">\n      " << indented(box, 6)
                  << "\n    </div>\n";
}

/// Beside the boxes, inside their row.
void add_beside(Html& html, const Content& content) {
    if (!content.empty()) html << "    " << inner(content, 4) << "\n";
}

Html group(const DateInput& options) {
    Html html = hint_and_error(options.id, options.hint, options.error);
    html << "  <div class=\"" << spaced({"govuk-date-input", options.classes}) << "\"" << options.attributes
         << attribute("id", options.id) << ">\n";
    add_beside(html, options.form_group.before);
    for (const DateInputItem& item : options.items)
        html << item_element(options, item);
    add_beside(html, options.form_group.after);
    return trimmed(html << "  </div>\n");
}

}  // namespace

std::vector<DateInputItem> day_month_year(const TypedDate& typed) {
    return {
        {.name = "day", .value = typed.day},
        {.name = "month", .value = typed.month},
        {.name = "year", .value = typed.year, .width = 4},
    };
}

Html date_input(const DateInput& options) {
    Html html = open_form_group(options.form_group, options.error);
    html << "  ";
    if (options.fieldset) {
        // The role is said because JAWS would otherwise not read the description of a fieldset of text boxes.
        Fieldset around = *options.fieldset;
        around.role = "group";
        around.html = group(options);
        around.described_by = described_by(around.described_by, options.id, options.hint, options.error);
        html << indented(fieldset(around), 2);
    } else {
        html << group(options);
    }
    return html << "\n</div>";
}

}  // namespace dueregard::web
