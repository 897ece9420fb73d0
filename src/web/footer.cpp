#include "web/footer.hpp"

namespace dueregard::web {

Html footer(const Footer& options) {
    Html html;
    html << "<div class=\"app-footer\">\n  <div class=\"govuk-width-container\">\n";
    if (!options.links.empty()) {
        html
            << "    <h2 class=\"govuk-visually-hidden\">Support links</h2>\n    <ul class=\"app-footer__links\">\n";
        for (const FooterLink& link : options.links) {
            html << "      <li><a class=\"govuk-link govuk-link--text-colour\" href=\"" << link.href << "\">"
                 << link.text << "</a></li>\n";
        }
        html << "    </ul>\n";
    }
    return html << "    <p class=\"app-footer__owner\">" << options.owner << "</p>\n  </div>\n</div>";
}

}  // namespace dueregard::web
