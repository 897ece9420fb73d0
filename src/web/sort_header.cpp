#include "web/sort_header.hpp"

namespace dueregard::web {

TableCell sort_header(const SortHeader& options) {
    TableCell cell = {.format = options.format};
    Literal arrow = "↕";
    if (options.sorted != Sorted::no) {
        const bool ascending = options.sorted == Sorted::ascending;
        arrow = ascending ? "↑"_html : "↓"_html;
        cell.attributes.push_back({.name = "aria-sort", .value = ascending ? "ascending" : "descending"});
    }
    cell.text = Html{} << "<a class=\"app-sort\" href=\"" << options.href << "\">" << options.text
                       << "\u00A0<span class=\"app-sort__arrow\" aria-hidden=\"true\">" << arrow
                       << "</span></a>";
    return cell;
}

}  // namespace dueregard::web
