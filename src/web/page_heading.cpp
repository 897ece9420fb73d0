#include "web/page_heading.hpp"

namespace dueregard::web {

namespace {

Html facts_list(const std::vector<HeadingFact>& facts) {
    Html html;
    if (facts.empty()) return html;
    html << "<dl class=\"app-heading__facts\">\n";
    for (const HeadingFact& fact : facts) {
        html << "<div class=\"app-heading__fact\"><dt>" << fact.name << "</dt><dd>" << fact.value
             << "</dd></div>\n";
    }
    return html << "</dl>\n";
}

}  // namespace

Html page_heading(const PageHeading& options) {
    Html html;
    html << "<div class=\"app-heading\">\n<div class=\"app-heading__main\">\n<h1 class=\"govuk-heading-l\">";
    if (!options.caption.empty()) html << "<span class=\"govuk-caption-l\">" << options.caption << "</span> ";
    html << options.text << "</h1>\n" << facts_list(options.facts) << "</div>\n";
    if (!options.actions.empty())
        html << "<div class=\"app-heading__actions\">" << options.actions << "</div>\n";
    return html << "</div>";
}

}  // namespace dueregard::web
