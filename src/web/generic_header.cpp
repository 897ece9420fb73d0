#include "web/generic_header.hpp"

namespace dueregard::web {

Html generic_header(const GenericHeader& options) {
    return Html{} << "<div class=\"" << spaced({"govuk-generic-header", options.classes}) << "\""
                  << options.attributes << ">\n"
                  << "  <div class=\"govuk-generic-header__container " << options.container_classes << "\">\n"
                  << "    <div class=\"govuk-generic-header__logo\">\n"
                  << "      <a href=\"" << options.url
                  << "\" class=\"govuk-generic-header__homepage-link\">\n        " << options.logo
                  << "\n      </a>\n"
                  << "    </div>\n  </div>\n</div>";
}

}  // namespace dueregard::web
