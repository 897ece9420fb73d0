#include "web/back_link.hpp"

namespace dueregard::web {

Html back_link(const BackLink& options) {
    return Html{} << "<a href=\"" << options.href << "\" class=\""
                  << spaced({"govuk-back-link", options.classes}) << "\"" << options.attributes << ">"
                  << options.text << "</a>";
}

}  // namespace dueregard::web
