#include "web/breadcrumbs.hpp"

namespace dueregard::web {

namespace {

Html list_item(const Breadcrumb& item) {
    Html html;
    if (item.href.empty()) {
        html << "    <li class=\"govuk-breadcrumbs__list-item\" aria-current=\"page\">" << item.text
             << "</li>\n";
    } else {
        html << "    <li class=\"govuk-breadcrumbs__list-item\">\n"
             << "      <a class=\"govuk-breadcrumbs__link\" href=\"" << item.href << "\"" << item.attributes
             << ">" << item.text << "</a>\n    </li>\n";
    }
    return html;
}

}  // namespace

Html breadcrumbs(const Breadcrumbs& options) {
    const std::string_view collapse =
        options.collapse_on_mobile ? "govuk-breadcrumbs--collapse-on-mobile" : "";
    Html html;
    html << "<nav class=\"" << spaced({"govuk-breadcrumbs", options.classes, collapse}) << "\""
         << options.attributes << " aria-label=\"" << options.label
         << "\">\n  <ol class=\"govuk-breadcrumbs__list\">\n";
    for (const Breadcrumb& item : options.items)
        html << list_item(item);
    return html << "  </ol>\n</nav>";
}

}  // namespace dueregard::web
