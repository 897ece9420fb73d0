#include "web/select.hpp"

namespace dueregard::web {

namespace {

bool is_selected(const SelectItem& item, const std::string& value) {
    if (item.selected) return *item.selected;
    return !value.empty() && item.value.value_or(item.text) == value;
}

void add_item(Html& html, const SelectItem& item, const std::string& value) {
    html << "    <option";
    if (item.value) html << " value=\"" << *item.value << "\"";
    if (is_selected(item, value)) html << " selected";
    if (item.disabled) html << " disabled";
    html << item.attributes << ">" << item.text << "</option>\n";
}

Html element(const Select& options, std::string_view id) {
    const std::string_view error_class = options.error.text.empty() ? "" : "govuk-select--error";
    Html html;
    html << "  <select class=\"" << spaced({"govuk-select", options.classes, error_class}) << "\" id=\"" << id
         << "\" name=\"" << options.name << "\"";
    if (options.disabled) html << " disabled";
    html << attribute("aria-describedby", described_by(options.described_by, id, options.hint, options.error))
         << options.attributes << ">\n";
    for (const SelectItem& item : options.items)
        add_item(html, item, options.value);
    return html << "  </select>\n";
}

}  // namespace

Html select(const Select& options) {
    const std::string_view id = options.id.empty() ? options.name : options.id;
    Html html = open_form_group(options.form_group, options.error);
    html << field_head(id, options.label, options.hint, options.error)
         << beside_field(options.form_group.before) << element(options, id)
         << beside_field(options.form_group.after);
    return html << "</div>";
}

}  // namespace dueregard::web
