#pragma once
// One sheet of a workbook as a table.

#include "documents/cell_name.hpp"
#include "documents/document.hpp"
#include "documents/number_format.hpp"
#include "documents/read_document.hpp"

#include <pugixml.hpp>

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::documents {

/// What the sheets of a workbook share.
struct XlsxBook {
    std::vector<std::string> strings;
    std::vector<NumberFormat> formats;  ///< by the number of the cell's style
    DateSystem dates = DateSystem::from_1900;
};

/// The text of "si", "is" or "comment": its plain text or its runs joined, without readings for
/// pronunciation.
[[nodiscard]] std::string rich_text(const pugi::xml_node& node);

/// Takes the "worksheet" element. A table without rows where nothing is filled in.
[[nodiscard]] std::expected<Table, Refusal>
read_sheet(const pugi::xml_node& sheet, const std::string& name, const XlsxBook& book, const Limits& limits);

}  // namespace dueregard::documents
