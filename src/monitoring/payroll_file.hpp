#pragma once
// A payroll extract as a file, CSV or an Excel workbook: its rows one after the other.

#include "documents/csv_rows.hpp"
#include "documents/document.hpp"
#include "documents/read_document.hpp"

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

struct PayrollFile {
    std::string text;                      ///< UTF-8, where it is CSV
    std::vector<documents::Table> sheets;  ///< where it is a workbook
};

/// Refuses what is neither CSV in any encoding nor an XLSX.
[[nodiscard]] std::expected<PayrollFile, documents::Refusal>
open_payroll(std::string bytes, std::string_view file_name);

/// Of CSV or of one sheet, either of which outlives it.
class PayrollRows {
public:
    explicit PayrollRows(std::string_view csv);
    explicit PayrollRows(const documents::Table& sheet);

    /// The next row's cells and the line (of a sheet: the row) on which it stands; false behind the last.
    bool next(std::vector<std::string>& cells, int& line);

private:
    std::optional<documents::CsvRows> csv_;
    const documents::Table* sheet_ = nullptr;
    std::size_t at_ = 0;
};

}  // namespace dueregard::monitoring
