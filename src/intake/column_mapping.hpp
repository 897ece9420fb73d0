#pragma once
// What a person says that the columns of a document hold, put into the document before it is read: a column
// said to be the commentary is read as if it were headed so.

#include "documents/document.hpp"
#include "intake/incoming.hpp"
#include "plan/progress_report.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::intake {

/// A column by its heading, squeezed: the name of the field that it holds, or "none".
using ColumnMapping = std::map<std::string, std::string, std::less<>>;

inline constexpr std::string_view no_field = "none";

/// A column as a person would tell it from others.
struct SourceColumn {
    std::string heading;               ///< squeezed
    std::vector<std::string> samples;  ///< what stands in it, two cells at most, cut short
};

/// The columns of the document's tables, each heading once, in order; at most a hundred. Titles above the
/// headings are none. Tables of one row have none.
[[nodiscard]] std::vector<SourceColumn> columns_of(const documents::Document& document);

/// The document with the headings of mapped columns in the reader's own words.
[[nodiscard]] documents::Document with_mapping(documents::Document document, const ColumnMapping& mapping);

/// Sets the fields of each measure that only a mapping can tell from the columns it stood in: service area,
/// baseline, target, progress and evidence. `document` has its own headings.
void fill_mapped(
    std::vector<plan::ReportedMeasure>& measures,
    const documents::Document& document,
    const ColumnMapping& mapping
);

}  // namespace dueregard::intake
