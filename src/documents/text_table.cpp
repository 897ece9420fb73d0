#include "documents/text_table.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string>

namespace dueregard::documents {

Row text_row(const std::vector<std::string_view>& cells, const TextLine& line) {
    Row row{.cells = {}, .at = {.line = line.number}};
    row.cells.reserve(cells.size());
    for (const auto cell : cells)
        row.cells.push_back({.text = std::string(trimmed(cell)), .at = row.at});
    return row;
}

void square_up(Table& table) {
    std::size_t columns = 0;
    for (const auto& row : table.rows)
        columns = std::max(columns, row.cells.size());
    for (auto& row : table.rows)
        row.cells.resize(columns, Cell{.at = row.at});
}

bool have_same_text(const Row& a, const Row& b) {
    return std::ranges::equal(a.cells, b.cells, {}, &Cell::text, &Cell::text);
}

std::optional<FoundTable> table_at(std::span<const TextLine> lines) {
    if (lines.empty() || lines.front().is_blank()) return std::nullopt;
    for (const auto find : {pipe_table_at, tab_table_at, slash_table_at, spaced_table_at}) {
        if (auto found = find(lines)) return found;
    }
    return std::nullopt;
}

}  // namespace dueregard::documents
