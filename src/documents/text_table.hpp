#pragma once
// Tables in plain text, found by how their lines look.

#include "documents/document.hpp"
#include "documents/text_line.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace dueregard::documents {

struct FoundTable {
    Table table;
    std::size_t lines = 0;  ///< how many lines it takes up, blank ones within it among them
};

/// The table that begins with the first of `lines`, which is not blank; nothing where none does. Tried in
/// this order: grid and pipe tables (Markdown, psql, MySQL, reStructuredText), tab separated, " / "
/// separated, aligned with spaces.
[[nodiscard]] std::optional<FoundTable> table_at(std::span<const TextLine> lines);

}  // namespace dueregard::documents
