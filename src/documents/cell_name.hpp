#pragma once
// Names of cells in a spreadsheet: "B7" is column 2, row 7.

#include <optional>
#include <string>
#include <string_view>

namespace dueregard::documents {

struct CellName {
    int column = 0;  ///< from 1
    int row = 0;     ///< from 1
    friend auto operator<=>(const CellName&, const CellName&) = default;
};

/// Reads "B7" and "$B$7"; nothing for what is no name, or lies beyond Excel's last column XFD or row
/// 1,048,576.
[[nodiscard]] std::optional<CellName> cell_name_in(std::string_view text);

/// "B7"
[[nodiscard]] std::string written_cell_name(const CellName& name);

struct CellRange {
    CellName first;
    CellName last;
};

/// Reads "B2:C7"; a single cell is a range of itself.
[[nodiscard]] std::optional<CellRange> cell_range_in(std::string_view text);

}  // namespace dueregard::documents
