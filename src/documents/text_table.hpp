#pragma once
// Tables in plain text, found by how their lines look. Each finder answers for the table that begins with the
// first of its lines, which is not blank, and with nothing where none begins there.

#include "documents/document.hpp"
#include "documents/text_line.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dueregard::documents {

struct FoundTable {
    Table table;
    std::size_t lines = 0;  ///< how many lines it takes up, blank ones within it among them
};

/// Tries them all, the surest first: pipes, tabs, slashes, spaces.
[[nodiscard]] std::optional<FoundTable> table_at(std::span<const TextLine> lines);

/// Tab separated, as copied from Word or a spreadsheet. A line end within a cell is told by the tabs adding
/// up.
[[nodiscard]] std::optional<FoundTable> tab_table_at(std::span<const TextLine> lines);

/// Cells between pipes: Markdown, psql, MySQL and reStructuredText grids.
[[nodiscard]] std::optional<FoundTable> pipe_table_at(std::span<const TextLine> lines);

/// Cells between " / ", the same number on each line.
[[nodiscard]] std::optional<FoundTable> slash_table_at(std::span<const TextLine> lines);

/// Columns set apart by two or more spaces that stand one under another.
[[nodiscard]] std::optional<FoundTable> spaced_table_at(std::span<const TextLine> lines);

/// A row of the line's cells, each trimmed.
[[nodiscard]] Row text_row(const std::vector<std::string_view>& cells, const TextLine& line);

/// Fills short rows with empty cells.
void square_up(Table& table);

[[nodiscard]] bool have_same_text(const Row& a, const Row& b);

}  // namespace dueregard::documents
