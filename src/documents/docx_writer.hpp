#pragma once
// A Word document made of a web page by pandoc and given a plain look for print.

#include <chrono>
#include <string>
#include <string_view>

namespace dueregard::documents {

struct DocxProperties {
    std::string title;              ///< among the file's properties
    std::chrono::sys_seconds made;  ///< written as the time of making, so that equal input gives equal bytes
};

/// The bytes of the document. Headings are Word's own, header rows repeat on each page, tables have lines and
/// columns as wide as their text asks, the page is A4, landscape where a table has more than three columns.
/// Pictures and links to other files are none of ours to fetch: `html` must hold none. Throws Unavailable
/// where pandoc is missing or fails.
[[nodiscard]] std::string write_docx(std::string_view html, const DocxProperties& properties);

}  // namespace dueregard::documents
