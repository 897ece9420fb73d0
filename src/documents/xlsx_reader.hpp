#pragma once
// Excel workbooks: Office Open XML as Excel, LibreOffice, Google and programs write it.

#include "documents/document.hpp"
#include "documents/read_document.hpp"

#include <expected>

namespace dueregard::documents {

class ZipArchive;

/// One table block for each sheet that is not hidden and not empty, named by the sheet. Blank rows and
/// columns around what is filled are left out, and several blank rows in a row become one. A merged cell's
/// text stands in each cell it covers; a formula's cell holds the value it had when the workbook was saved.
[[nodiscard]] std::expected<Document, Refusal> read_xlsx(ZipArchive& archive, const Limits& limits);

}  // namespace dueregard::documents
