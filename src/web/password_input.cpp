#include "web/password_input.hpp"

#include "web/button.hpp"
#include "web/indent.hpp"
#include "web/input.hpp"
#include "web/script_messages.hpp"

namespace dueregard::web {

namespace {

Attributes group_attributes(const PasswordInput& options) {
    Attributes attributes = {{.name = "data-module", .value = "govuk-password-input"}};
    add_message(attributes, "show-password", options.texts.show);
    add_message(attributes, "hide-password", options.texts.hide);
    add_message(attributes, "show-password-aria-label", options.texts.show_label);
    add_message(attributes, "hide-password-aria-label", options.texts.hide_label);
    add_message(attributes, "password-shown-announcement", options.texts.shown_announcement);
    add_message(attributes, "password-hidden-announcement", options.texts.hidden_announcement);
    const Attributes& own = options.form_group.attributes;
    attributes.insert(attributes.end(), own.begin(), own.end());
    return attributes;
}

std::string either(const std::string& said, const char* otherwise) {
    return said.empty() ? otherwise : said;
}

Html show_button(const PasswordInput& options, const std::string& id) {
    Html html = button({
        .text = either(options.texts.show, "Show"),
        .type = "button",
        .classes = spaced(
            {"govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
             options.button_classes}
        ),
        .attributes =
            {{.name = "aria-controls", .value = id},
             {.name = "aria-label", .value = either(options.texts.show_label, "Show password")},
             {.name = "hidden"}},
    });
    html << "\n";
    const Content& after = options.form_group.after;
    if (!after.empty()) html << inner(after, 0);
    return html;
}

}  // namespace

Html password_input(const PasswordInput& options) {
    const std::string id = options.id.empty() ? options.name : options.id;
    return input({
        .label = options.label,
        .name = options.name,
        .id = id,
        .value = options.value,
        .hint = options.hint,
        .error = options.error,
        .classes = spaced({"govuk-password-input__input govuk-js-password-input-input", options.classes}),
        .type = "password",
        .autocomplete = options.autocomplete,
        .autocapitalize = "none",
        .spellcheck = false,
        .disabled = options.disabled,
        .described_by = options.described_by,
        .form_group =
            {.classes = spaced({"govuk-password-input", options.form_group.classes}),
             .attributes = group_attributes(options),
             .before = options.form_group.before,
             .after = show_button(options, id)},
        .input_wrapper = {.classes = "govuk-password-input__wrapper"},
        .attributes = options.attributes,
    });
}

}  // namespace dueregard::web
