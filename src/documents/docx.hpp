#pragma once
// Word documents: Office Open XML as Word, LibreOffice, Google and pandoc write it.

#include "documents/document.hpp"
#include "documents/read_document.hpp"

#include <expected>

namespace dueregard::documents {

class ZipArchive;

/// Reads the main part with its styles, numbering, notes and comments; tracked changes count as accepted.
/// `Place.line` is the paragraph's number in the body, those within tables and boxes counted in reading
/// order.
[[nodiscard]] std::expected<Document, Refusal> read_docx(ZipArchive& archive, const Limits& limits);

}  // namespace dueregard::documents
