#include "documents/html_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::documents {

namespace {

constexpr std::size_t most_repeated = 64'000'000;
constexpr int most_rows_of_a_cell = 65'534;  ///< as in browsers

}  // namespace

void HtmlGrid::begin_row(const Place& at) {
    if (refusal_) return;
    rows_.push_back({.cells = {}, .at = at});
    fill_hanging();
}

void HtmlGrid::put(const Cell& cell) {
    auto& cells = rows_.back().cells;
    if (cells.size() >= limits_.columns) {
        refusal_ = Refusal{fmt::format(
            "A table has more than {} columns, which no table has that a person made: delete the columns that are not needed.",
            limits_.columns
        )};
    } else if (++cells_ > limits_.cells || repeated_ > most_repeated) {
        refusal_ = Refusal{
            "The tables have more cells than can be read at once: split the document into several files."
        };
    } else {
        cells.push_back(cell);
    }
}

/// What hangs down from the rows above takes its columns first.
void HtmlGrid::fill_hanging() {
    while (!refusal_ && rows_.back().cells.size() < hanging_.size()
           && hanging_[rows_.back().cells.size()].rows > 0) {
        auto& above = hanging_[rows_.back().cells.size()];
        --above.rows;
        repeated_ += above.cell.text.size();
        put(above.cell);
    }
}

void HtmlGrid::add_cell(Cell cell) {
    if (refusal_ || rows_.empty()) return;
    const auto columns = std::clamp(cell.column_span, 1, static_cast<int>(limits_.columns) + 1);
    const auto rows = std::clamp(cell.row_span, 1, most_rows_of_a_cell);
    cell.column_span = columns;
    cell.row_span = rows;
    auto repeated = cell;
    repeated.column_span = 1;
    repeated.row_span = 1;
    for (int i = 0; i < columns && !refusal_; ++i) {
        const auto column = rows_.back().cells.size();
        if (i > 0) repeated_ += cell.text.size();
        put(i == 0 ? cell : repeated);
        if (rows < 2) continue;
        if (hanging_.size() <= column) hanging_.resize(column + 1);
        hanging_[column] = {.rows = rows - 1, .cell = repeated};
    }
    if (!refusal_) fill_hanging();
}

void HtmlGrid::end_row() {
    if (refusal_ || rows_.empty()) return;
    // A column further on may still hang down.
    const auto last = std::ranges::find_if(hanging_.rbegin(), hanging_.rend(), [](const Hanging& one) {
        return one.rows > 0;
    });
    const auto width = static_cast<std::size_t>(hanging_.rend() - last);
    while (!refusal_ && rows_.back().cells.size() < width) {
        put(Cell{.text = {}, .at = rows_.back().at});
        if (!refusal_) fill_hanging();
    }
}

std::expected<std::vector<Row>, Refusal> HtmlGrid::rows() && {
    if (refusal_) return std::unexpected(std::move(*refusal_));
    std::size_t columns = 0;
    for (const auto& row : rows_)
        columns = std::max(columns, row.cells.size());
    if (columns * rows_.size() > limits_.cells)
        return std::unexpected(Refusal{
            "The tables have more cells than can be read at once: split the document into several files."
        });
    for (auto& row : rows_)
        row.cells.resize(columns, Cell{.text = {}, .at = row.at});
    std::erase_if(rows_, [](const Row& row) { return row.cells.empty(); });
    return std::move(rows_);
}

}  // namespace dueregard::documents
