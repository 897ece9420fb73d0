#include "web/scroll_region.hpp"

namespace dueregard::web {

Html scroll_region(const ScrollRegion& options) {
    return Html{} << "<div class=\"app-scroll\" role=\"region\" aria-labelledby=\"" << options.labelled_by
                  << "\" tabindex=\"0\">\n"
                  << options.content << "\n</div>";
}

}  // namespace dueregard::web
