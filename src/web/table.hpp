#pragma once
// Rows to compare. GOV.UK Design System: table. A wide one stands in a scroll_region; for headings that sort
// see sort_header.hpp.

#include "web/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::web {

struct TableCell {
    Content text;
    std::string format;  ///< "numeric": to the right, figures of one width
    std::string classes;
    int colspan = 0;
    int rowspan = 0;
    Attributes attributes;
};

using TableRow = std::vector<TableCell>;

struct Table {
    std::string caption;
    std::string caption_classes;  ///< "govuk-table__caption--m"
    std::string caption_id;       ///< where a scroll_region is labelled by it
    TableRow head;
    std::vector<TableRow> rows;
    bool first_cell_is_header = false;
    std::string classes;
    Attributes attributes;
};

[[nodiscard]] Html table(const Table& options);

}  // namespace dueregard::web
