#pragma once
// A file of records as it came: columns of labels and, for each row, which label stands in it. What never
// repeats (names, numbers of people, free text) is left out while it is read.

#include "documents/read_document.hpp"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::analytics {

struct SourceColumn {
    std::string heading;               ///< squeezed; "Column 3" where none stands there; each once
    std::vector<std::string> labels;   ///< squeezed, each once, as first met; "" is one of them
    std::vector<std::uint16_t> codes;  ///< of each row, the place of its label
};

struct LeftOutColumn {
    std::string heading;
    std::string why;  ///< one sentence
    friend bool operator==(const LeftOutColumn&, const LeftOutColumn&) = default;
};

struct RejectedRow {
    std::uint32_t line = 0;
    std::string why;  ///< one sentence
    friend bool operator==(const RejectedRow&, const RejectedRow&) = default;
};

struct SourceTable {
    std::vector<SourceColumn> columns;
    std::vector<LeftOutColumn> left_out;
    std::vector<std::uint32_t> lines;  ///< of each row: of text its line, of a workbook or Parquet its row
    std::vector<RejectedRow> rejected;
};

/// What becomes of a column while it is read.
struct ColumnReading {
    std::string why_left_out;                            ///< one sentence; "" where it is kept
    std::function<std::string(std::string_view)> value;  ///< what is kept of each value; empty: itself
};

struct SourceOptions {
    std::function<ColumnReading(std::string_view heading)> reading_of;  ///< empty: all as it stands
    std::size_t most_labels = 500;
    std::size_t most_columns = 200;
    std::size_t most_rows = 20'000'000;
    std::size_t most_rejected = 10'000;  ///< more than so many rows that do not fit: another table than said
};

/// Reads CSV, an Excel workbook's first table, or Parquet, by what the bytes are. The first row that is not
/// blank holds the headings; blank rows are none.
[[nodiscard]] std::expected<SourceTable, documents::Refusal>
read_source(std::string_view bytes, std::string_view file_name, const SourceOptions& options = {});

}  // namespace dueregard::analytics
