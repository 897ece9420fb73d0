#include "publishing/document_page.hpp"

#include "base/text.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::publishing {

namespace {

using documents::Block;
using documents::BlockKind;

web::Html with_breaks(std::string_view text) {
    web::Html html;
    for (const auto line : split(text, '\n')) {
        if (!html.empty()) html << "<br>";
        html << line;
    }
    return html;
}

web::TableRow row_of(const documents::Row& row) {
    web::TableRow cells;
    for (const auto& cell : row.cells)
        cells.push_back({.text = with_breaks(cell.text)});
    return cells;
}

void add_table(web::Html& html, const documents::Table& table, int number) {
    web::Table shown{.caption = table.name, .caption_classes = "govuk-table__caption--s"};
    const auto header = static_cast<std::size_t>(std::clamp(table.header_rows, 0, 1));
    if (header == 1 && !table.rows.empty()) shown.head = row_of(table.rows.front());
    for (auto i = header; i < table.rows.size(); ++i)
        shown.rows.push_back(row_of(table.rows[i]));
    // A header must have words: a measure without a ref has none in its first cell.
    shown.first_cell_is_header = std::ranges::none_of(shown.rows, [](const web::TableRow& row) {
        return row.empty() || row.front().text.empty() || row.front().text.html().empty();
    });
    const auto caption = fmt::format("table-{}", number);
    shown.caption_id = caption;
    html << web::scroll_region({.labelled_by = caption, .content = web::table(shown)});
}

void add_heading(web::Html& html, const Block& block) {
    switch (block.level) {
    case 1:
        html << "<h1 class=\"govuk-heading-l\">" << block.text << "</h1>";
        break;
    case 2:
        html << "<h2 class=\"govuk-heading-m\">" << block.text << "</h2>";
        break;
    default:
        html << "<h3 class=\"govuk-heading-s\">" << block.text << "</h3>";
        break;
    }
}

}  // namespace

web::Html document_page(const documents::Document& document) {
    web::Html html;
    bool is_in_list = false;
    int tables = 0;
    for (const auto& block : document.blocks) {
        const bool is_item = block.kind == BlockKind::list_item;
        if (is_item && !is_in_list) html << "<ul class=\"govuk-list govuk-list--bullet\">";
        if (!is_item && is_in_list) html << "</ul>";
        is_in_list = is_item;
        switch (block.kind) {
        case BlockKind::heading:
            add_heading(html, block);
            break;
        case BlockKind::paragraph:
            html << "<p class=\"govuk-body\">" << with_breaks(block.text) << "</p>";
            break;
        case BlockKind::list_item:
            html << "<li>" << with_breaks(block.text) << "</li>";
            break;
        case BlockKind::table:
            add_table(html, block.table, ++tables);
            break;
        case BlockKind::figure:
            html << "<figure class=\"govuk-!-margin-0\">" << web::Html::from_trusted(block.picture)
                 << "<figcaption class=\"govuk-body-s\">" << block.text << "</figcaption></figure>";
            break;
        }
    }
    if (is_in_list) html << "</ul>";
    return html;
}

}  // namespace dueregard::publishing
