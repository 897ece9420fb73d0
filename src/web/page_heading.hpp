#pragma once
// What a page is about, at its top: its <h1>, and where it is one thing of many, its few facts and what can
// be done.

#include "web/html.hpp"

#include <string>
#include <vector>

namespace dueregard::web {

struct HeadingFact {
    std::string name;  ///< "Owner"
    Content value;
};

struct PageHeading {
    Content text;
    Content caption;  ///< above it: the ref, or what this is one of
    std::vector<HeadingFact> facts;
    Html actions;  ///< buttons and links, to the right where there is room
};

[[nodiscard]] Html page_heading(const PageHeading& options);

}  // namespace dueregard::web
