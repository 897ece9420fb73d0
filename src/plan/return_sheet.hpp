#pragma once
// The layout in which measures and returns leave as CSV and XLSX and come in again without loss: one row for
// each measure and period.

#include "documents/document.hpp"
#include "plan/status.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

inline constexpr std::array<std::string_view, 13> sheet_header = {
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

using SheetCells = std::array<std::string, sheet_header.size()>;

/// The header and the rows as a table, each row's cells in the order of the header.
[[nodiscard]] documents::Table return_sheet(const std::vector<SheetCells>& rows);

/// A status in one cell, so that reading it gives the same back: "★ On target", and its meaning in brackets
/// where neither the scale nor the words tell it: "Parked (not_due)".
[[nodiscard]] std::string status_cell(const Status& status, const StatusScale& scale);
[[nodiscard]] std::optional<Status> read_status_cell(std::string_view cell, const StatusScale& scale);

/// One piece of evidence: its title and its link, "" where it has none.
struct EvidenceLine {
    std::string title;
    std::string link;
    friend bool operator==(const EvidenceLine&, const EvidenceLine&) = default;
};

/// What stands in the place of the name of what not everybody may know of.
inline constexpr std::string_view restricted_evidence = "Restricted evidence";

/// One on each line: "Title", or "Title <https://…>".
[[nodiscard]] std::string evidence_cell(const std::vector<EvidenceLine>& evidence);
/// A line that names nothing because it is restricted is left out.
[[nodiscard]] std::vector<EvidenceLine> read_evidence_cell(std::string_view cell);

/// The status of the scale that a cell names by its symbol, its word or both.
[[nodiscard]] std::optional<Status> status_printed_as(std::string_view printed, const StatusScale& scale);

/// The first of the scale that has this meaning; the usual one where the scale has none.
[[nodiscard]] Status status_meaning(Meaning meaning, const StatusScale& scale);

}  // namespace dueregard::plan
