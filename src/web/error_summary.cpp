#include "web/error_summary.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

namespace {

Html list_item(const ErrorLink& error) {
    Html html;
    html << "          <li>\n            ";
    if (error.href.empty()) {
        html << inner(error.text, 10);
    } else {
        html << "<a href=\"" << error.href << "\"" << error.attributes << ">" << inner(error.text, 12)
             << "</a>";
    }
    return html << "\n          </li>\n";
}

}  // namespace

Html error_summary(const ErrorSummary& options) {
    Html html;
    html << "<div class=\"" << spaced({"govuk-error-summary", options.classes}) << "\"";
    if (options.disable_auto_focus) {
        html << " data-disable-auto-focus=\"" << (*options.disable_auto_focus ? "true"_html : "false"_html)
             << "\"";
    }
    html << options.attributes << " data-module=\"govuk-error-summary\">\n  <div role=\"alert\">\n"
         << "    <h2 class=\"govuk-error-summary__title\">\n      " << inner(options.title, 6)
         << "\n    </h2>\n"
         << "    <div class=\"govuk-error-summary__body\">\n";
    if (!options.description.empty()) {
        html << "      <p>\n        " << inner(options.description, 8) << "\n      </p>\n";
    }
    if (!options.errors.empty()) {
        html << "        <ul class=\"govuk-list govuk-error-summary__list\">\n";
        for (const ErrorLink& error : options.errors)
            html << list_item(error);
        html << "        </ul>\n";
    }
    return html << "    </div>\n  </div>\n</div>";
}

}  // namespace dueregard::web
