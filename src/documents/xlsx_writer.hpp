#pragma once
// Excel workbooks written for people: a header that stays, columns wide enough, and never a formula.

#include "documents/document.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace dueregard::documents {

struct XlsxSheet {
    Table table;                              ///< its name becomes the sheet's; its first row is the header
    std::vector<std::size_t> number_columns;  ///< from 0: there, what is a plain number is written as one
};

struct XlsxProperties {
    std::string title;
    std::chrono::sys_seconds made;  ///< written as the time of making, so that equal input gives equal bytes
};

/// The bytes of the workbook. Every other cell is text, whatever it begins with. Characters that XML cannot
/// hold are written as Excel writes them; line ends are LF. Throws Unavailable for a text longer than the
/// 32,767 characters that a cell of Excel can hold.
[[nodiscard]] std::string write_xlsx(const std::vector<XlsxSheet>& sheets, const XlsxProperties& properties);

}  // namespace dueregard::documents
