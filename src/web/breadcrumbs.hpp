#pragma once
// Where this page stands, from the top down. GOV.UK Design System: breadcrumbs.

#include "web/html.hpp"

#include <string>
#include <vector>

namespace dueregard::web {

struct Breadcrumb {
    Content text;
    std::string href;  ///< "" for the page itself
    Attributes attributes;
};

struct Breadcrumbs {
    std::vector<Breadcrumb> items;
    bool collapse_on_mobile = false;  ///< only the first and the last on a narrow screen
    std::string label = "Breadcrumb";
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html breadcrumbs(const Breadcrumbs& options);

}  // namespace dueregard::web
