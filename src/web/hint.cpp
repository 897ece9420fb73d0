#include "web/hint.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

Html hint(const Hint& options) {
    return Html{} << "<div" << attribute("id", options.id) << " class=\""
                  << spaced({"govuk-hint", options.classes}) << "\"" << options.attributes << ">\n  "
                  << inner(options.text, 2) << "\n</div>";
}

}  // namespace dueregard::web
