#pragma once
// Reads a PDF: pdftotext tells where each word stands, in a process of its own; the rest is told by that.

#include "documents/read_document.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace dueregard::documents {

[[nodiscard]] std::expected<Document, Refusal> read_pdf(std::string_view bytes, const Limits& limits);

/// The document that words in boxes make: `boxes` is what `pdftotext -bbox-layout` wrote, `fonts` what
/// `pdftohtml -xml` did, or nothing.
[[nodiscard]] std::expected<Document, Refusal>
document_of_boxes(std::string boxes, std::string fonts, const Limits& limits);

}  // namespace dueregard::documents
