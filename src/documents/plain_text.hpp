#pragma once
// Plain text and Markdown, read by how it looks.

#include "documents/document.hpp"

#include <string_view>

namespace dueregard::documents {

/// Reads UTF-8 text. `Place.line` counts the lines of the source from 1. README.md of this part says by which
/// looks a line is taken for a heading, a list item, a row, a remark in the margin or a footnote.
[[nodiscard]] Document read_plain_text(std::string_view text);

}  // namespace dueregard::documents
