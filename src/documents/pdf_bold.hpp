#pragma once
// Which words of a PDF are set in bold, as `pdftohtml -xml` tells it.

#include "documents/pdf_boxes.hpp"

#include <string>

namespace dueregard::documents {

/// Marks the words of `boxes` that stand within a text wholly in bold. What cannot be parsed marks none: bold
/// is a help and no more.
void mark_bold(PdfBoxes& boxes, std::string texts, const Limits& limits);

}  // namespace dueregard::documents
