#include "web/skip_link.hpp"

namespace dueregard::web {

Html skip_link(const SkipLink& options) {
    return Html{} << "<a href=\"" << options.href << "\" class=\""
                  << spaced({"govuk-skip-link", options.classes}) << "\"" << options.attributes
                  << " data-module=\"govuk-skip-link\">" << options.text << "</a>";
}

}  // namespace dueregard::web
