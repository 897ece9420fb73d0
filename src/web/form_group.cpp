#include "web/form_group.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

Html open_form_group(const FormGroup& group, const ErrorMessage& error) {
    const std::string_view error_class = error.text.empty() ? "" : "govuk-form-group--error";
    return Html{} << "<div class=\"" << spaced({"govuk-form-group", error_class, group.classes}) << "\""
                  << group.attributes << ">\n";
}

Html field_head(std::string_view id, Label label_options, Hint hint, ErrorMessage error) {
    label_options.for_id = id;
    return Html{} << "  " << indented(label(label_options), 2) << "\n"
                  << hint_and_error(id, std::move(hint), std::move(error));
}

Html hint_and_error(std::string_view id, Hint hint_options, ErrorMessage error) {
    Html html;
    if (!hint_options.text.empty()) {
        hint_options.id = std::string(id) + "-hint";
        html << "  " << indented(hint(hint_options), 2) << "\n";
    }
    if (!error.text.empty()) {
        error.id = std::string(id) + "-error";
        html << "  " << indented(error_message(error), 2) << "\n";
    }
    return html;
}

Html beside_field(const Content& content) {
    Html html;
    if (!content.empty()) html << "  " << inner(content, 2) << "\n";
    return html;
}

std::string
described_by(std::string_view first, std::string_view id, const Hint& hint, const ErrorMessage& error) {
    std::string ids{first};
    const auto add = [&](const char* ending) {
        if (!ids.empty()) ids += ' ';
        ids.append(id).append(ending);
    };
    if (!hint.text.empty()) add("-hint");
    if (!error.text.empty()) add("-error");
    return ids;
}

}  // namespace dueregard::web
