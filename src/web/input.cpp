#include "web/input.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

namespace {

std::string_view id_of(const Input& options) {
    return options.id.empty() ? options.name : options.id;
}

Html element(const Input& options) {
    const std::string_view error_class = options.error.text.empty() ? "" : "govuk-input--error";
    const auto described = described_by(options.described_by, id_of(options), options.hint, options.error);
    Html html;
    html << "<input class=\"" << spaced({"govuk-input", options.classes, error_class}) << "\" id=\""
         << id_of(options) << "\" name=\"" << options.name << "\" type=\"" << options.type << "\"";
    if (options.spellcheck)
        html << " spellcheck=\"" << (*options.spellcheck ? "true"_html : "false"_html) << "\"";
    if (options.value) html << " value=\"" << *options.value << "\"";
    if (options.disabled) html << " disabled";
    return html << attribute("aria-describedby", described) << attribute("autocomplete", options.autocomplete)
                << attribute("autocapitalize", options.autocapitalize)
                << attribute("pattern", options.pattern) << attribute("inputmode", options.inputmode)
                << options.attributes << ">";
}

Html affix(const Affix& options, Literal kind) {
    Html html;
    if (options.text.empty()) return html;
    html << "    <div class=\"govuk-input__" << kind;
    if (!options.classes.empty()) html << " " << options.classes;
    html << "\" aria-hidden=\"true\"" << options.attributes << ">"
         << indented(Html{} << inner(options.text, 4), 2) << "</div>\n";
    return html;
}

/// Markup beside the box, on lines of its own; text has no line of its own and stands as it is.
Html beside(const Content& content) {
    if (content.empty()) return {};
    if (!content.is_markup()) return content.html();
    return Html{} << "    " << inner(content, 4) << "\n";
}

bool has_wrapper(const Input& options) {
    return !options.prefix.text.empty() || !options.suffix.text.empty() || !options.form_group.before.empty()
           || !options.form_group.after.empty();
}

Html wrapped(const Input& options) {
    return Html{} << "  <div class=\"" << spaced({"govuk-input__wrapper", options.input_wrapper.classes})
                  << "\"" << options.input_wrapper.attributes << ">\n"
                  << beside(options.form_group.before) << affix(options.prefix, "prefix") << "    "
                  << element(options) << "\n"
                  << affix(options.suffix, "suffix") << beside(options.form_group.after) << "  </div>\n";
}

}  // namespace

Html input(const Input& options) {
    Html html = open_form_group(options.form_group, options.error);
    html << field_head(id_of(options), options.label, options.hint, options.error);
    if (has_wrapper(options)) {
        html << wrapped(options);
    } else {
        html << "  " << element(options) << "\n";
    }
    return html << "</div>";
}

}  // namespace dueregard::web
