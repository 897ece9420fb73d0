#pragma once
// From page to page of a long list. GOV.UK Design System: pagination. With "Showing 1 to 25 of 41" see
// list_pages.hpp.

#include "web/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::web {

struct PaginationItem {
    std::string number;
    std::string href;
    bool current = false;
    bool ellipsis = false;  ///< stands for the pages between; nothing else of the item is shown
    std::string label;      ///< where not said, "Page 3"
    Attributes attributes;
};

struct PaginationLink {
    std::string href;
    Content text;  ///< where not said, "Next page"
    std::string label_text;
    Attributes attributes;
};

struct Pagination {
    std::optional<PaginationLink> previous = std::nullopt;
    std::vector<PaginationItem> items;  ///< without, previous and next stand large, one below the other
    std::optional<PaginationLink> next = std::nullopt;
    std::string label = "Pagination";  ///< of the landmark
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html pagination(const Pagination& options);

}  // namespace dueregard::web
