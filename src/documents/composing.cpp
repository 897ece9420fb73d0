#include "documents/composing.hpp"

#include <utility>

namespace dueregard::documents {

void add_heading(Document& document, int level, std::string text) {
    document.blocks.push_back({.kind = BlockKind::heading, .level = level, .text = std::move(text)});
}

void add_paragraph(Document& document, std::string text) {
    document.blocks.push_back({.kind = BlockKind::paragraph, .text = std::move(text)});
}

void add_bullet(Document& document, std::string text) {
    document.blocks.push_back({.kind = BlockKind::list_item, .text = std::move(text)});
}

void add_row(Table& table, std::vector<std::string> texts) {
    auto& row = table.rows.emplace_back();
    for (auto& text : texts)
        row.cells.push_back({.text = std::move(text)});
}

void add_table(Document& document, Table table) {
    table.header_rows = 1;
    document.blocks.push_back({.kind = BlockKind::table, .table = std::move(table)});
}

}  // namespace dueregard::documents
