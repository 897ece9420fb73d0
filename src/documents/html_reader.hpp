#pragma once
// Web pages, as councils publish their reports and as Word and Excel save them.

#include "documents/document.hpp"
#include "documents/read_document.hpp"

#include <expected>
#include <string_view>

namespace dueregard::documents {

/// Reads a page in UTF-8. `Place.line` counts the lines of its source from 1. What is no content (scripts,
/// styles, navigation, controls) is left out; a table of one cell is layout, and its content is read.
[[nodiscard]] std::expected<Document, Refusal> read_html(std::string_view text, const Limits& limits);

}  // namespace dueregard::documents
