#pragma once
// Tables of a PDF whose cells stand in the middle of their row, as browsers set them: the lines of one row's
// cells lie half a line apart, and no white runs across the page between rows.

#include "documents/pdf_line.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace dueregard::documents {

/// For each column of a row the lines that stand in its cell, from top to bottom. A cell that is merged over
/// several rows stands in each of them.
using CentredRow = std::vector<std::vector<std::size_t>>;

/// `in_columns[line][column]` says whether a line has text there. Nothing where cells of different heights do
/// not share their middles.
[[nodiscard]] std::optional<std::vector<CentredRow>>
centred_rows(std::span<const PdfLine> lines, const std::vector<std::vector<bool>>& in_columns);

}  // namespace dueregard::documents
