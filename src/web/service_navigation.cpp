#include "web/service_navigation.hpp"

namespace dueregard::web {

namespace {

// The odd white space below is that of GOV.UK Frontend's own template, kept so that its examples can be
// matched.

Html name_element(const ServiceNavigation& options) {
    Html html;
    if (options.service_name.empty()) return html;
    html << "        <span class=\"govuk-service-navigation__service-name\">\n";
    if (options.service_url.empty()) {
        html << "            <span class=\"govuk-service-navigation__text\">" << options.service_name
             << "</span>\n";
    } else {
        html << "            <a href=\"" << options.service_url
             << "\" class=\"govuk-service-navigation__link\">\n              " << options.service_name
             << "\n            </a>\n";
    }
    return html << "        </span>\n";
}

/// Where the reader is stands in <strong>, for those who override colours.
void add_item_text(Html& html, const ServiceNavigationItem& item) {
    html << "                                    \n";
    if (item.current == Current::no) {
        html << item.text << "\n";
    } else {
        html << "                  <strong class=\"govuk-service-navigation__active-fallback\">" << item.text
             << "</strong>\n\n";
    }
}

void add_item(Html& html, const ServiceNavigationItem& item) {
    const bool active = item.current != Current::no;
    html << "\n              \n              <li class=\"govuk-service-navigation__item"
         << (active ? " govuk-service-navigation__item--active"_html : ""_html) << "\">\n";
    if (!item.href.empty()) {
        html << "                  <a class=\"govuk-service-navigation__link\" href=\"" << item.href << "\""
             << aria_current(item.current) << item.attributes << ">\n";
        add_item_text(html, item);
        html << "                  </a>\n";
    } else if (!item.text.empty()) {
        html << "                  <span class=\"govuk-service-navigation__text\""
             << aria_current(item.current) << ">\n";
        add_item_text(html, item);
        html << "                  </span>\n";
    }
    html << "              </li>\n";
}

Html menu_button(const ServiceNavigation& options) {
    const bool says_else = options.menu_button_label != options.menu_button_text;
    return Html{} << "          <button type=\"button\" class=\"govuk-service-navigation__toggle"
                  << " govuk-js-service-navigation-toggle\" aria-controls=\"" << options.navigation_id << "\""
                  << attribute("aria-label", says_else ? std::string_view(options.menu_button_label) : "")
                  << " hidden aria-hidden=\"true\">\n            " << options.menu_button_text
                  << "\n          </button>\n";
}

Html navigation_element(const ServiceNavigation& options) {
    const auto& slots = options.slots;
    Html html;
    if (options.items.empty() && slots.navigation_start.empty() && slots.navigation_end.empty()) return html;
    const auto& label =
        options.navigation_label.empty() ? options.menu_button_text : options.navigation_label;
    html << "        <nav aria-label=\"" << label << "\" class=\""
         << spaced({"govuk-service-navigation__wrapper", options.navigation_classes}) << "\">\n";
    if (options.collapse_on_mobile.value_or(options.items.size() > 1)) html << menu_button(options);
    html << "\n          <ul class=\"govuk-service-navigation__list\" id=\"" << options.navigation_id
         << "\" >\n\n"
         << "            " << slots.navigation_start;
    for (const ServiceNavigationItem& item : options.items)
        add_item(html, item);
    return html << "\n            " << slots.navigation_end << "</ul>\n        </nav>\n";
}

Html container(const ServiceNavigation& options) {
    Html html;
    html << "      <div class=\"govuk-width-container";
    if (options.slots.end_inline) html << " govuk-service-navigation__inlining-container";
    return html << "\">\n\n    " << options.slots.start
                << "<div class=\"govuk-service-navigation__container\">\n      \n"
                << name_element(options) << "\n      \n"
                << navigation_element(options) << "    </div>\n\n    " << options.slots.end << "</div>\n\n";
}

}  // namespace

Literal aria_current(Current current) {
    if (current == Current::no) return "";
    return current == Current::page ? " aria-current=\"page\""_html : " aria-current=\"true\""_html;
}

Html service_navigation(const ServiceNavigation& options) {
    // With a name it is a landmark of its own; without, its <nav> is landmark enough.
    const bool is_section =
        !options.service_name.empty() || !options.slots.start.empty() || !options.slots.end.empty();
    Html html;
    if (is_section) {
        html << "<section aria-label=\"" << options.aria_label << "\" ";
    } else {
        html << "<div ";
    }
    html << "class=\"" << spaced({"govuk-service-navigation", options.classes})
         << "\"\ndata-module=\"govuk-service-navigation\"" << options.attributes << "\n>\n"
         << container(options);
    return html << (is_section ? "  </section>"_html : "  </div>"_html);
}

}  // namespace dueregard::web
