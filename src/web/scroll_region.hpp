#pragma once
// Room for a table that is wider than the screen: it scrolls by itself, also by keyboard, and the page does
// not.

#include "web/html.hpp"

#include <string>

namespace dueregard::web {

struct ScrollRegion {
    std::string labelled_by;  ///< the id of the table's caption, or of the heading above it
    Html content;
};

[[nodiscard]] Html scroll_region(const ScrollRegion& options);

}  // namespace dueregard::web
