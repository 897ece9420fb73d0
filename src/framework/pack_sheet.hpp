#pragma once
// A pack as a sheet, which is how councils keep a framework's text: a few lines that say what it is, then a
// table with a row for each area, theme and criterion and a column for each level.

#include "documents/document.hpp"
#include "framework/pack.hpp"

#include <expected>

namespace dueregard::framework {

/// Above the table, in two columns: framework, edition, title, publisher, source, wording. The table's
/// columns: ref, title, and where they are told kind, parent and questions (one a line); every other column
/// is a level, the lowest first. Where no kind is told, a row with statements is a criterion, one without is
/// an area, or a theme where its ref goes on from an area's. Where no parent is told, it is the row with the
/// longest ref that this one's goes on from. Faults tell the sheet's row as the line.
[[nodiscard]] std::expected<Edition, PackFaults> read_sheet(const documents::Document& document);

}  // namespace dueregard::framework
