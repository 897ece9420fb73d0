#include "web/panel.hpp"

#include "web/button.hpp"
#include "web/indent.hpp"

namespace dueregard::web {

namespace {

Html action_element(const PanelAction& action) {
    if (!action.href.empty() && action.type != "button") {
        return Html{} << "<a class=\"" << spaced({"govuk-link govuk-link--inverse", action.classes})
                      << "\" href=\"" << action.href << "\"" << action.attributes << ">" << action.text
                      << "</a>";
    }
    return button({
        .text = action.text,
        .href = action.href,
        .type = action.type.empty() ? "button" : action.type,
        .classes = spaced({"govuk-button--inverse", action.classes}),
        .attributes = action.attributes,
    });
}

Html actions_element(const PanelActions& actions) {
    Html html;
    html << "  <div class=\"" << spaced({"govuk-panel__actions", actions.classes}) << "\""
         << actions.attributes << ">";
    if (!actions.items.empty()) {
        html << "<div class=\"govuk-button-group\">\n";
        for (const PanelAction& action : actions.items) {
            html << "      " << indented(action_element(action), 6) << "\n";
        }
        html << "    </div>";
    }
    return html << "</div>\n";
}

}  // namespace

Html panel(const Panel& options) {
    const bool interrupts = options.classes.find("govuk-panel--interruption") != std::string::npos;
    Html html;
    html << "<div class=\""
         << spaced({"govuk-panel", interrupts ? "" : "govuk-panel--confirmation", options.classes}) << "\""
         << options.attributes << ">\n  <h" << options.heading_level << " class=\"govuk-panel__title\">\n    "
         << options.title << "\n  </h" << options.heading_level << ">\n";
    if (!options.text.empty()) {
        html << "  <div class=\"govuk-panel__body\">\n    " << inner(options.text, 4) << "\n  </div>\n";
    }
    if (interrupts && options.actions) html << actions_element(*options.actions);
    return html << "</div>";
}

}  // namespace dueregard::web
