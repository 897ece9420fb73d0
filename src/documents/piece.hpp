#pragma once
// Plain text cut into pieces: each a paragraph, a heading, a list item or a table, with its broken lines
// joined again, before anybody asks which of these it is.

#include "documents/document.hpp"
#include "documents/text_line.hpp"

#include <cstddef>
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

struct Piece {
    std::string text;  ///< without the marker
    Marker marker;     ///< its `rest` is not kept
    int heading_level =
        0;  ///< told by the source: hashes of Markdown, a style of Word; 0 where it tells nothing
    int list_level = -1;   ///< told by the numbering of Word, 0 the outermost; -1 where it tells nothing
    int size = 0;          ///< of the letters, in half points; 0 where the source has no such thing
    bool is_bold = false;  ///< all of it
    bool is_after_blank = true;
    bool is_before_blank = true;
    int indent = 0;
    Place at;
    Table table;  ///< has rows where the piece is a table
    std::vector<Break> breaks;

    [[nodiscard]] bool is_table() const { return !table.rows.empty(); }
};

}  // namespace dueregard::documents
