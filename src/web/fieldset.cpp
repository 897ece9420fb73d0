#include "web/fieldset.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

namespace {

Html legend_element(const Legend& legend) {
    Html html;
    html << "  <legend class=\"" << spaced({"govuk-fieldset__legend", legend.classes}) << "\">\n";
    if (legend.is_page_heading) {
        html << "    <h1 class=\"govuk-fieldset__heading\">\n      " << inner(legend.text, 6)
             << "\n    </h1>\n";
    } else {
        html << "    " << inner(legend.text, 4) << "\n";
    }
    return html << "  </legend>\n";
}

}  // namespace

Html fieldset(const Fieldset& options) {
    Html html;
    html << "<fieldset class=\"" << spaced({"govuk-fieldset", options.classes}) << "\""
         << attribute("role", options.role) << attribute("aria-describedby", options.described_by)
         << options.attributes << ">\n";
    if (!options.legend.text.empty()) html << legend_element(options.legend);
    if (!options.html.empty()) html << "  " << options.html << "\n";
    return html << "</fieldset>";
}

}  // namespace dueregard::web
