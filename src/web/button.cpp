#include "web/button.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

namespace {

constexpr Literal start_icon =
    "\n"
    "  <svg class=\"govuk-button__start-icon\" xmlns=\"http://www.w3.org/2000/svg\" width=\"17.5\" height=\"19\""
    " viewBox=\"0 0 33 40\" aria-hidden=\"true\" focusable=\"false\">\n"
    "    <path fill=\"currentColor\" d=\"M0 0h13l20 20-20 20H0l20-20z\"/>\n"
    "  </svg>";

Html common_attributes(const Button& options) {
    const std::string_view start = options.is_start_button ? "govuk-button--start" : "";
    return Html{} << " class=\"" << spaced({"govuk-button", options.classes, start})
                  << "\" data-module=\"govuk-button\"" << options.attributes << attribute("id", options.id);
}

/// Markup in a start button stands in a <span>, because flexbox takes the white space from between elements.
Html label_of(const Button& options) {
    if (!options.text.is_markup()) return indented(options.text.html(), 2);
    const Html text = trimmed(options.text.html());
    return indented(options.is_start_button ? Html{} << "<span>" << text << "</span>" : text, 2);
}

Html opening(const Button& options) {
    if (!options.href.empty()) {
        return Html{} << "<a href=\"" << options.href << "\" role=\"button\" draggable=\"false\""
                      << common_attributes(options) << ">";
    }
    Html html;
    html << "<button type=\"" << options.type << "\"" << attribute("value", options.value)
         << attribute("name", options.name);
    if (options.disabled) html << " disabled aria-disabled=\"true\"";
    if (options.prevent_double_click) {
        html << " data-prevent-double-click=\""
             << (*options.prevent_double_click ? "true"_html : "false"_html) << "\"";
    }
    return html << common_attributes(options) << ">";
}

}  // namespace

Html button(const Button& options) {
    Html html = opening(options);
    html << "\n  " << label_of(options);
    if (options.is_start_button) html << start_icon;
    return html << (options.href.empty() ? "\n</button>"_html : "\n</a>"_html);
}

}  // namespace dueregard::web
