#pragma once
// A Document as the content of one of our pages.

#include "documents/document.hpp"
#include "web/html.hpp"

namespace dueregard::publishing {

/// Headings, paragraphs, lists and tables in the pages' own styles; a table wider than the screen scrolls by
/// itself.
[[nodiscard]] web::Html document_page(const documents::Document& document);

}  // namespace dueregard::publishing
