#pragma once
// The import layout: the table in which the register leaves as CSV or XLSX and comes back without loss.

#include "documents/document.hpp"
#include "intake/incoming.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::intake {

inline constexpr std::array<std::string_view, 13> layout_header = {
    "Period",
    "Ref",
    "Objective",
    "Action",
    "Owner",
    "Service area",
    "Baseline",
    "Target",
    "Due",
    "Status",
    "Progress",
    "Commentary",
    "Evidence"
};

using LayoutCells = std::array<std::string, layout_header.size()>;

/// The document's only table, or its first, begins with exactly this header.
[[nodiscard]] bool is_import_layout(const documents::Document& document);

/// The rows of a document in the import layout, every cell as it stands, and the periods they name in the
/// order in which they first appear. Empty rows are passed over.
[[nodiscard]] Incoming read_import_layout(
    const documents::Document& document, const plan::StatusScale& scale, const StatusMapping& mapping = {}
);

/// The header and the rows as a table, each row's cells in the order of the header.
[[nodiscard]] documents::Table layout_table(const std::vector<LayoutCells>& rows);

/// A status in one cell, so that reading it gives the same back: "★ On target", and its meaning in brackets
/// where neither the scale nor the words tell it: "Parked (not_due)".
[[nodiscard]] std::string status_cell(const plan::Status& status, const plan::StatusScale& scale);
[[nodiscard]] std::optional<plan::Status>
read_status_cell(std::string_view cell, const plan::StatusScale& scale);

/// One piece of evidence: its title and its link, "" where it has none.
struct EvidenceLine {
    std::string title;
    std::string link;
    friend bool operator==(const EvidenceLine&, const EvidenceLine&) = default;
};

/// One on each line: "Title", or "Title <https://…>".
[[nodiscard]] std::string evidence_cell(const std::vector<EvidenceLine>& evidence);
[[nodiscard]] std::vector<EvidenceLine> read_evidence_cell(std::string_view cell);

}  // namespace dueregard::intake
