#pragma once
// The import layout: the table in which the register leaves as CSV or XLSX and comes back without loss.

#include "documents/document.hpp"
#include "intake/incoming.hpp"
#include "plan/return_sheet.hpp"

namespace dueregard::intake {

/// The document's only table, or its first, begins with exactly this header.
[[nodiscard]] bool is_import_layout(const documents::Document& document);

/// The rows of a document in the import layout, every cell as it stands, and the periods they name in the
/// order in which they first appear. Empty rows are passed over.
[[nodiscard]] Incoming read_import_layout(
    const documents::Document& document, const plan::StatusScale& scale, const StatusMapping& mapping = {}
);

}  // namespace dueregard::intake
