#include "web/badge.hpp"

namespace dueregard::web {

Html badge(const Badge& options) {
    Html html;
    html << "<span class=\"" << spaced({"app-badge", options.classes}) << "\">" << options.text;
    if (!options.visually_hidden_text.empty()) {
        html << "<span class=\"govuk-visually-hidden\"> " << options.visually_hidden_text << "</span>";
    }
    return html << "</span>";
}

}  // namespace dueregard::web
