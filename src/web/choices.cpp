#include "web/choices.hpp"

#include "web/indent.hpp"

#include <algorithm>

namespace dueregard::web {

namespace {

Literal block(const Choices& options) {
    return options.kind == Choices::Kind::radios ? "govuk-radios"_html : "govuk-checkboxes"_html;
}

bool is_empty(const Choice& item) {
    return item.text.empty() && item.value.empty() && item.divider.empty();
}

bool is_checked(const Choices& options, const Choice& item) {
    if (item.checked) return *item.checked;
    return std::ranges::find(options.values, item.value) != options.values.end();
}

/// Ids that the input itself is described by: radios leave the group's to the fieldset.
std::string item_described_by(const Choices& options, const Choice& item, const std::string& id) {
    const bool says_group = options.kind == Choices::Kind::checkboxes && !options.fieldset;
    const std::string group =
        says_group ? described_by(options.described_by, options.id_prefix, options.hint, options.error) : "";
    return spaced({group, item.hint.text.empty() ? "" : id + "-item-hint"});
}

void add_input(Html& html, const Choices& options, const Choice& item, const std::string& id) {
    const bool radios = options.kind == Choices::Kind::radios;
    html << "      <input class=\"" << block(options) << "__input\" id=\"" << id << "\" name=\""
         << (item.name.empty() ? options.name : item.name) << "\" type=\""
         << (radios ? "radio"_html : "checkbox"_html) << "\" value=\"" << item.value << "\"";
    if (is_checked(options, item)) html << " checked";
    if (item.disabled) html << " disabled";
    if (!item.conditional.empty()) html << " data-aria-controls=\"conditional-" << id << "\"";
    html << attribute("data-behaviour", item.behaviour)
         << attribute("aria-describedby", item_described_by(options, item, id)) << item.attributes << ">\n";
}

void add_label_and_hint(Html& html, const Choices& options, const Choice& item, const std::string& id) {
    const std::string name{block(options).view()};
    html << "      "
         << indented(
                label({
                    .text = item.text,
                    .for_id = id,
                    .classes = spaced({name + "__label", item.label_classes}),
                    .attributes = item.label_attributes,
                }),
                6
            )
         << "\n";
    if (item.hint.text.empty()) return;
    Hint below = item.hint;
    below.id = id + "-item-hint";
    below.classes = spaced({name + "__hint", item.hint.classes});
    html << "      " << indented(hint(below), 6) << "\n";
}

void add_conditional(Html& html, const Choices& options, const Choice& item, const std::string& id) {
    if (item.conditional.empty()) return;
    html << "    <div class=\"" << block(options) << "__conditional";
    if (!is_checked(options, item)) html << " " << block(options) << "__conditional--hidden";
    html << "\" id=\"conditional-" << id << "\">\n      " << trimmed(item.conditional) << "\n    </div>\n";
}

void add_choice(Html& html, const Choices& options, const Choice& item, std::size_t number) {
    if (is_empty(item)) return;
    if (!item.divider.empty()) {
        html << "    <div class=\"" << block(options) << "__divider\">" << item.divider << "</div>\n";
        return;
    }
    std::string id = item.id.empty() ? std::string(options.id_prefix) : item.id;
    if (item.id.empty() && number > 1) id += "-" + std::to_string(number);
    html << "    <div class=\"" << block(options) << "__item\">\n";
    add_input(html, options, item, id);
    add_label_and_hint(html, options, item, id);
    html << "    </div>\n";
    add_conditional(html, options, item, id);
}

/// Beside the answers, inside their box.
void add_beside(Html& html, const Content& content) {
    if (!content.empty()) html << "    " << inner(content, 4) << "\n";
}

Html group(const Choices& options) {
    Html html = hint_and_error(options.id_prefix, options.hint, options.error);
    html << "  <div class=\"" << block(options);
    if (!options.classes.empty()) html << " " << options.classes;
    html << "\"" << options.attributes << " data-module=\"" << block(options) << "\">\n";
    add_beside(html, options.form_group.before);
    for (std::size_t index = 0; index < options.items.size(); ++index) {
        add_choice(html, options, options.items[index], index + 1);
    }
    add_beside(html, options.form_group.after);
    return html << "  </div>\n";
}

}  // namespace

Html choices(const Choices& options) {
    Html html = open_form_group(options.form_group, options.error);
    html << "  ";
    if (options.fieldset) {
        Fieldset around = *options.fieldset;
        around.html = trimmed(group(options));
        around.described_by =
            described_by(options.described_by, options.id_prefix, options.hint, options.error);
        html << fieldset(around);
    } else {
        html << trimmed(group(options));
    }
    return html << "\n</div>";
}

}  // namespace dueregard::web
