#pragma once
// A column's heading that sorts, on the server: a link, so that it works without JavaScript and can be kept
// as an address. aria-sort says how it is sorted; the arrow is only for the eye.

#include "web/html.hpp"
#include "web/table.hpp"

#include <string>

namespace dueregard::web {

enum class Sorted { no, ascending, descending };

struct SortHeader {
    std::string text;
    std::string href;  ///< the list sorted by this column, or the other way round where it already is
    Sorted sorted = Sorted::no;
    std::string format;  ///< "numeric"
};

[[nodiscard]] TableCell sort_header(const SortHeader& options);

}  // namespace dueregard::web
