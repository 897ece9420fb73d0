#pragma once
// A Document as one HTML page that stands by itself: for a browser, for print, and for the programs that make
// Word and PDF of it.

#include "documents/document.hpp"

#include <string>

namespace dueregard::documents {

/// UTF-8, everything escaped, no script. Headings keep their levels, tables their header rows (`<th scope>`),
/// figures their words. `css` stands in the head as it is, and comes from our own source only.
[[nodiscard]] std::string write_html(const Document& document, std::string_view css = "");

}  // namespace dueregard::documents
