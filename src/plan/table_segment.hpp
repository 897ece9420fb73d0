#pragma once
// The tables of a document, cut where their headings change.

#include "documents/document.hpp"
#include "plan/report_columns.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::plan {

struct DataRow {
    const documents::Row* row = nullptr;
    RowTexts texts;
    bool may_be_title = false;  ///< one text in it, however many cells it covers
    bool is_spanned = false;    ///< that text covers several cells
};

/// Rows under one header row, or under none.
struct Segment {
    std::vector<std::string> headings;  ///< empty where no header row was found
    std::vector<DataRow> rows;
    std::size_t block = 0;
    std::optional<std::string> section;
    bool goes_on = false;        ///< a table without a header row that is as wide as the one before
    bool is_under_same = false;  ///< no heading stands between the table before and this one
};

/// Every table but the cards, each with its own headings; a header that comes again begins no segment.
[[nodiscard]] std::vector<Segment> segments_in(const documents::Document& document);

}  // namespace dueregard::plan
