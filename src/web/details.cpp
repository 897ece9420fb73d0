#include "web/details.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

Html details(const Details& options) {
    return Html{} << "<details" << attribute("id", options.id) << " class=\""
                  << spaced({"govuk-details", options.classes}) << "\"" << options.attributes
                  << (options.open ? " open"_html : ""_html)
                  << ">\n  <summary class=\"govuk-details__summary\">\n"
                  << "    <span class=\"govuk-details__summary-text\">\n      " << inner(options.summary, 6)
                  << "\n    </span>\n  </summary>\n  <div class=\"govuk-details__text\">\n    "
                  << options.text << "\n  </div>\n</details>";
}

}  // namespace dueregard::web
