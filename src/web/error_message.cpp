#include "web/error_message.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

Html error_message(const ErrorMessage& options) {
    Html html;
    html << "<p" << attribute("id", options.id) << " class=\""
         << spaced({"govuk-error-message", options.classes}) << "\"" << options.attributes << ">\n  ";
    if (!options.visually_hidden_text.empty()) {
        html << "<span class=\"govuk-visually-hidden\">" << options.visually_hidden_text << ":</span> ";
    }
    return html << inner(options.text, 2) << "\n</p>";
}

}  // namespace dueregard::web
