#include "web/label.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

Html label(const Label& options) {
    if (options.text.empty()) return {};
    const Html element = Html{} << "<label class=\"" << spaced({"govuk-label", options.classes}) << "\""
                                << options.attributes << attribute("for", options.for_id) << ">\n  "
                                << inner(options.text, 2) << "\n</label>";
    if (!options.is_page_heading) return element;
    return Html{} << "<h1 class=\"govuk-label-wrapper\">\n  " << indented(element, 2) << "\n</h1>";
}

}  // namespace dueregard::web
