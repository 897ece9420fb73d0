#include "web/tag.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

Html tag(const Tag& options) {
    return Html{} << "<strong class=\"" << spaced({"govuk-tag", options.classes}) << "\""
                  << options.attributes << ">\n  " << inner(options.text, 2) << "\n</strong>";
}

}  // namespace dueregard::web
