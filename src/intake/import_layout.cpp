#include "intake/import_layout.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <ranges>

namespace dueregard::intake {

namespace {

/// A column's place in the layout.
consteval std::size_t column(std::string_view title) {
    return static_cast<std::size_t>(
        std::ranges::find(plan::sheet_header, title) - plan::sheet_header.begin()
    );
}

const documents::Table* first_table(const documents::Document& document) {
    const auto found =
        std::ranges::find(document.blocks, documents::BlockKind::table, &documents::Block::kind);
    return found == document.blocks.end() ? nullptr : &found->table;
}

bool has_sheet_header(const documents::Table& table) {
    if (table.rows.empty() || table.rows.front().cells.size() != plan::sheet_header.size()) return false;
    return std::ranges::equal(table.rows.front().cells, plan::sheet_header, {}, [](const auto& cell) {
        return trimmed(cell.text);
    });
}

std::string text_at(const documents::Row& row, std::size_t column) {
    return column < row.cells.size() ? row.cells[column].text : std::string();
}

bool is_empty(const documents::Row& row) {
    return std::ranges::all_of(row.cells, [](const auto& cell) { return trimmed(cell.text).empty(); });
}

std::optional<plan::Status>
mapped_status(const std::string& printed, const plan::StatusScale& scale, const StatusMapping& mapping) {
    const auto said = mapping.find(squeezed(printed));
    if (said == mapping.end()) return plan::read_status_cell(printed, scale);
    return said->second ? std::optional(plan::status_meaning(*said->second, scale)) : std::nullopt;
}

IncomingRow layout_row(const documents::Row& source) {
    IncomingRow row;
    row.at = source.at;
    row.ref = text_at(source, column("Ref"));
    row.objective = text_at(source, column("Objective"));
    row.action = text_at(source, column("Action"));
    row.owner = text_at(source, column("Owner"));
    row.service_area = text_at(source, column("Service area"));
    row.baseline = text_at(source, column("Baseline"));
    row.target = text_at(source, column("Target"));
    row.due_words = text_at(source, column("Due"));
    row.due = plan::parse_due(row.due_words);
    row.printed_status = text_at(source, column("Status"));
    row.progress = text_at(source, column("Progress"));
    row.commentary = text_at(source, column("Commentary"));
    row.evidence = text_at(source, column("Evidence"));
    return row;
}

}  // namespace

bool is_import_layout(const documents::Document& document) {
    const auto* const table = first_table(document);
    return table != nullptr && has_sheet_header(*table);
}

Incoming read_import_layout(
    const documents::Document& document, const plan::StatusScale& scale, const StatusMapping& mapping
) {
    Incoming incoming;
    const auto* const table = first_table(document);
    if (table == nullptr) return incoming;
    PeriodList periods(incoming.periods);
    for (const auto& source : table->rows | std::views::drop(1)) {
        if (is_empty(source)) continue;
        auto row = layout_row(source);
        row.status = mapped_status(row.printed_status, scale, mapping);
        mark_unknown_status(row, mapping);
        row.period = periods.place_of(text_at(source, column("Period")));
        incoming.rows.push_back(std::move(row));
    }
    return incoming;
}

}  // namespace dueregard::intake
