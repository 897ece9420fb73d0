#pragma once
// A long list, page by page: which rows this page shows, the sentence that says so, and the links to the
// other pages.

#include "web/html.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace dueregard::web {

/// Rows `first` to `last` of `total`, counted from 1; 0 to 0 where there is none.
struct PageOfList {
    std::size_t total = 0;
    std::size_t page = 1;
    std::size_t pages = 1;
    std::size_t first = 0;
    std::size_t last = 0;

    [[nodiscard]] std::size_t offset() const { return first == 0 ? 0 : first - 1; }
};

/// The page asked for, as it stood in the query: the first where that is no number, the last where there are
/// fewer.
[[nodiscard]] PageOfList page_of_list(std::size_t total, std::string_view asked, std::size_t page_size);

struct ListPages {
    PageOfList page;
    std::string address = {
    };  ///< the list as it is filtered and sorted, without its page: "/measures?status=missed"
    std::string label = "Pages of this list";
};

[[nodiscard]] Html list_pages(const ListPages& options);

}  // namespace dueregard::web
