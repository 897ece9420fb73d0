#include "web/filter_panel.hpp"

#include "web/button.hpp"

namespace dueregard::web {

namespace {

Html chosen_list(const FilterPanel& options) {
    Html html;
    if (options.chosen.empty()) return html;
    html << "<div class=\"app-filter__chosen\">\n<h2 class=\"govuk-visually-hidden\">Filters chosen</h2>\n";
    for (const auto& [name, items] : options.chosen) {
        html << "<div class=\"app-filter__group\">\n<p class=\"app-filter__chosen-name\">" << name
             << "</p>\n<ul class=\"app-filter__chips\">\n";
        for (const auto& [text, href] : items) {
            html << "<li><a class=\"app-filter__chip\" href=\"" << href
                 << "\"><span class=\"govuk-visually-hidden\">Remove this filter: </span>" << text
                 << "<span class=\"app-filter__cross\" aria-hidden=\"true\"> ✕</span></a></li>\n";
        }
        html << "</ul>\n</div>\n";
    }
    if (!options.clear_href.empty()) {
        html << "<p class=\"app-filter__clear\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\""
             << options.clear_href << "\">Clear filters</a></p>\n";
    }
    return html << "</div>\n";
}

}  // namespace

Html filter_panel(const FilterPanel& options) {
    Html html;
    html << "<details class=\"app-filter\" open>\n<summary class=\"app-filter__summary\">" << options.heading
         << "</summary>\n<form class=\"app-filter__form\" method=\"get\" action=\"" << options.action
         << "\">\n";
    for (const auto& [name, value] : options.hidden) {
        html << "<input type=\"hidden\" name=\"" << name << "\" value=\"" << value << "\">\n";
    }
    html << "<div class=\"app-filter__fields\">\n"
         << options.fields << "\n</div>\n"
         << button({.text = options.submit_text, .classes = "govuk-button--secondary"})
         << "\n</form>\n</details>\n";
    return html << chosen_list(options);
}

}  // namespace dueregard::web
