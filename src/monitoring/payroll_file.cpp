#include "monitoring/payroll_file.hpp"

#include "documents/cell_name.hpp"
#include "documents/csv.hpp"
#include "documents/encoding.hpp"

#include <utility>

namespace dueregard::monitoring {

namespace {

constexpr std::size_t most_columns = 2'000;

std::expected<PayrollFile, documents::Refusal>
open_workbook(std::string_view bytes, std::string_view file_name) {
    auto document = documents::read_document(bytes, file_name);
    if (!document) return std::unexpected(std::move(document.error()));
    if (document->format != documents::Format::xlsx) {
        return std::unexpected(documents::Refusal{
            "It is no table: save the payroll extract as CSV or as an Excel workbook (.xlsx) and give that."
        });
    }
    PayrollFile file;
    for (auto& block : document->blocks) {
        if (block.kind == documents::BlockKind::table) file.sheets.push_back(std::move(block.table));
    }
    if (file.sheets.empty()) return std::unexpected(documents::Refusal{"There is no row in the workbook."});
    return file;
}

}  // namespace

std::expected<PayrollFile, documents::Refusal> open_payroll(std::string bytes, std::string_view file_name) {
    std::string room;
    const auto text = documents::as_utf8(bytes, room);
    if (bytes.starts_with("PK") || documents::is_binary(text)) return open_workbook(bytes, file_name);
    if (text.data() == bytes.data()) return PayrollFile{.text = std::move(bytes), .sheets = {}};
    return PayrollFile{.text = std::string(text), .sheets = {}};
}

PayrollRows::PayrollRows(std::string_view csv) : csv_(std::in_place, csv, documents::separator_of(csv)) {}

PayrollRows::PayrollRows(const documents::Table& sheet) : sheet_(&sheet) {}

bool PayrollRows::next(std::vector<std::string>& cells, int& line) {
    if (csv_) {
        if (csv_->is_at_end()) return false;
        line = csv_->line();
        csv_->next(cells, most_columns);
        return true;
    }
    if (at_ == sheet_->rows.size()) return false;
    const auto& row = sheet_->rows[at_++];
    const auto name = documents::cell_name_in(row.at.cell);
    line = name ? name->row : static_cast<int>(at_);
    cells.resize(row.cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i)
        cells[i] = row.cells[i].text;
    return true;
}

}  // namespace dueregard::monitoring
