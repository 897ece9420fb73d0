#include "web/warning_text.hpp"

namespace dueregard::web {

Html warning_text(const WarningText& options) {
    return Html{}
           << "<div class=\"" << spaced({"govuk-warning-text", options.classes}) << "\"" << options.attributes
           << ">\n  <span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span>\n"
           << "  <strong class=\"govuk-warning-text__text\">\n    <span class=\"govuk-visually-hidden\">"
           << options.icon_fallback_text << "</span>\n    " << options.text << "\n  </strong>\n</div>";
}

}  // namespace dueregard::web
