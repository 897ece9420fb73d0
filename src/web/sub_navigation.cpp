#include "web/sub_navigation.hpp"

namespace dueregard::web {

Html sub_navigation(const SubNavigation& options) {
    Html html;
    html << "<nav class=\"app-sub-navigation\" aria-label=\"" << options.label
         << "\">\n<ul class=\"app-sub-navigation__list\">\n";
    for (const SubNavigationItem& item : options.items) {
        html << "<li class=\"app-sub-navigation__item\"><a class=\"app-sub-navigation__link\" href=\""
             << item.href << "\"" << (item.current ? " aria-current=\"page\""_html : ""_html) << ">"
             << item.text << "</a></li>\n";
    }
    return html << "</ul>\n</nav>";
}

}  // namespace dueregard::web
