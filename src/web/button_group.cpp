#include "web/button_group.hpp"

namespace dueregard::web {

Html button_group(std::initializer_list<Html> buttons_and_links) {
    Html html = "<div class=\"govuk-button-group\">\n"_html;
    for (const Html& one : buttons_and_links)
        html << one << "\n";
    return html << "</div>";
}

}  // namespace dueregard::web
