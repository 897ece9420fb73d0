#include "web/inset_text.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

Html inset_text(const InsetText& options) {
    return Html{} << "<div" << attribute("id", options.id) << " class=\""
                  << spaced({"govuk-inset-text", options.classes}) << "\"" << options.attributes << ">\n  "
                  << inner(options.text, 2) << "\n</div>";
}

}  // namespace dueregard::web
