#include "web/textarea.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

namespace {

/// A browser lets go of the first line end after the tag: a text that begins with one keeps it through a
/// second.
Literal first_line_end(std::string_view value) {
    return value.starts_with('\n') || value.starts_with('\r') ? "\n"_html : ""_html;
}

Html element(const Textarea& options, std::string_view id) {
    const std::string_view error_class = options.error.text.empty() ? "" : "govuk-textarea--error";
    Html html;
    html << "  <textarea class=\"" << spaced({"govuk-textarea", error_class, options.classes}) << "\" id=\""
         << id << "\" name=\"" << options.name << "\" rows=\"" << options.rows << "\"";
    if (options.spellcheck)
        html << " spellcheck=\"" << (*options.spellcheck ? "true"_html : "false"_html) << "\"";
    if (options.disabled) html << " disabled";
    return html << attribute(
               "aria-describedby", described_by(options.described_by, id, options.hint, options.error)
           ) << attribute("autocomplete", options.autocomplete)
                << options.attributes << ">" << first_line_end(options.value) << options.value
                << "</textarea>\n";
}

}  // namespace

Html textarea(const Textarea& options) {
    const std::string_view id = options.id.empty() ? options.name : options.id;
    Html html = open_form_group(options.form_group, options.error);
    html << field_head(id, options.label, options.hint, options.error)
         << beside_field(options.form_group.before) << element(options, id)
         << beside_field(options.form_group.after);
    return html << "</div>";
}

}  // namespace dueregard::web
