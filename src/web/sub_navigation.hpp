#pragma once
// The pages of one thing: its summary, its returns, its history.

#include "web/html.hpp"

#include <string>
#include <vector>

namespace dueregard::web {

struct SubNavigationItem {
    Content text;
    std::string href;
    bool current = false;
};

struct SubNavigation {
    std::string label;  ///< what it leads through: "This measure"
    std::vector<SubNavigationItem> items;
};

[[nodiscard]] Html sub_navigation(const SubNavigation& options);

}  // namespace dueregard::web
