#pragma once
// Plain text cut into pieces: each a paragraph, a heading, a list item or a table, with its broken lines
// joined again, before anybody asks which of these it is.

#include "documents/document.hpp"
#include "documents/text_line.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace dueregard::documents {

/// Where a line is broken that should not be: the place of a remark in the margin, or of a line end that was
/// lost.
struct Break {
    std::size_t offset = 0;  ///< in the piece's text
    int line = 0;            ///< the line of the source that ends here
    double weight = 0.0;     ///< how sure it is that something stood here
};

struct TextPiece {
    std::string text;      ///< without the marker
    Marker marker;         ///< its `rest` is not kept
    int hashes = 0;        ///< of a Markdown heading
    bool is_bold = false;  ///< all of it between ** marks
    bool is_after_blank = true;
    bool is_before_blank = true;
    int indent = 0;
    Place at;
    Table table;  ///< has rows where the piece is a table
    std::vector<Break> breaks;

    [[nodiscard]] bool is_table() const { return !table.rows.empty(); }
};

[[nodiscard]] std::vector<TextPiece> pieces_of(std::span<const TextLine> lines);

}  // namespace dueregard::documents
