#include "documents/xlsx_sheet.hpp"

#include "base/text.hpp"
#include "documents/xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace dueregard::documents {

namespace {

constexpr std::size_t most_repeated = 64'000'000;

constexpr int most_rows = 1'048'576;

struct Filled {
    CellName name;
    std::string text;
};

/// _x000D_ is how Excel writes a character that XML cannot hold (ECMA-376, part 1, 22.9.2.19).
std::string without_escapes(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto at = text.find("_x");
        result += text.substr(0, at);
        if (at == std::string_view::npos) break;
        text.remove_prefix(at);
        std::uint32_t code = 0;
        const bool is_escape =
            text.size() >= 7 && text[6] == '_'
            && std::from_chars(text.data() + 2, text.data() + 6, code, 16).ptr == text.data() + 6;
        // A carriage return goes with a line feed.
        if (is_escape && code != '\r' && code != 0) append_utf8(result, code);
        if (!is_escape) result += "_x";
        text.remove_prefix(is_escape ? 7 : 2);
    }
    std::erase(result, '\r');
    return result;
}

std::string shown_date(std::string_view iso) {
    const auto time = iso.find('T');
    const bool is_midnight = time != std::string_view::npos
                             && iso.substr(time + 1).find_first_not_of("0:.Z") == std::string_view::npos;
    auto text = std::string(iso.substr(0, is_midnight ? time : iso.size()));
    std::ranges::replace(text, 'T', ' ');
    return text;
}

std::string text_of(const pugi::xml_node& cell, const XlsxBook& book) {
    const auto type = attribute_of(cell, "t");
    if (type == "inlineStr") return rich_text(child_of(cell, "is"));
    const std::string_view value = child_of(cell, "v").text().get();
    if (value.empty()) return {};
    if (type == "s") {
        std::size_t index = 0;
        std::from_chars(value.data(), value.data() + value.size(), index);
        return index < book.strings.size() ? book.strings[index] : std::string();
    }
    if (type == "b") return value == "0" ? "FALSE" : "TRUE";
    if (type == "d") return shown_date(value);
    if (type == "str" || type == "e") return without_escapes(value);
    const auto style = static_cast<std::size_t>(std::max(number_in(cell, "s", 0), 0));
    return shown_number(
        value, style < book.formats.size() ? book.formats[style] : NumberFormat{}, book.dates
    );
}

void put_in_order(std::vector<Filled>& cells) {
    const auto by_place = [](const Filled& cell) { return std::pair(cell.name.row, cell.name.column); };
    if (!std::ranges::is_sorted(cells, {}, by_place)) std::ranges::stable_sort(cells, {}, by_place);
}

/// A cell without a name stands behind the one before.
CellName name_after(const CellName& before, const pugi::xml_node& cell) {
    return cell_name_in(attribute_of(cell, "r"))
        .value_or(CellName{.column = before.column + 1, .row = before.row});
}

/// The cells that hold something, in the order of rows and columns; nothing where there are more than the
/// limit.
std::optional<std::vector<Filled>>
filled_cells(const pugi::xml_node& sheet, const XlsxBook& book, std::size_t most) {
    std::vector<Filled> cells;
    CellName at;
    for (const auto& row : child_of(sheet, "sheetData").children()) {
        if (local_name(row) != "row") continue;
        at = {.column = 0, .row = std::clamp(number_in(row, "r", at.row + 1), 1, most_rows)};
        for (const auto& cell : row.children()) {
            if (local_name(cell) != "c") continue;
            at = name_after(at, cell);
            auto text = text_of(cell, book);
            if (trimmed(text).empty()) continue;
            if (cells.size() == most) return std::nullopt;
            cells.push_back({.name = at, .text = std::move(text)});
        }
    }
    put_in_order(cells);
    return cells;
}

CellRange range_of(const std::vector<Filled>& cells) {
    CellRange range{.first = cells.front().name, .last = cells.back().name};
    for (const auto& cell : cells) {
        range.first.column = std::min(range.first.column, cell.name.column);
        range.last.column = std::max(range.last.column, cell.name.column);
    }
    return range;
}

/// The rows of the table: those that hold something, and one in place of any blank ones between them.
class Grid {
public:
    Grid(const std::vector<Filled>& cells, const CellRange& range, const std::string& sheet) : range_(range) {
        std::vector<int> numbers;
        for (const auto& cell : cells) {
            if (!numbers.empty() && numbers.back() == cell.name.row) continue;
            if (!numbers.empty() && cell.name.row > numbers.back() + 1) numbers.push_back(numbers.back() + 1);
            numbers.push_back(cell.name.row);
        }
        for (const int number : numbers)
            table_.rows.push_back(empty_row(number, sheet));
        numbers_ = std::move(numbers);
        table_.name = sheet;
    }

    [[nodiscard]] Cell* find(const CellName& name) {
        const auto row = std::ranges::lower_bound(numbers_, name.row);
        const bool is_within = row != numbers_.end() && *row == name.row && name.column >= range_.first.column
                               && name.column <= range_.last.column;
        if (!is_within) return nullptr;
        auto& cells = table_.rows[static_cast<std::size_t>(row - numbers_.begin())].cells;
        return &cells[static_cast<std::size_t>(name.column - range_.first.column)];
    }

    [[nodiscard]] const CellRange& range() const { return range_; }

    [[nodiscard]] Table take() { return std::move(table_); }

private:
    [[nodiscard]] Row empty_row(int number, const std::string& sheet) const {
        Row row;
        for (int column = range_.first.column; column <= range_.last.column; ++column) {
            row.cells.push_back(
                {.at = {.sheet = sheet, .cell = written_cell_name({.column = column, .row = number})}}
            );
        }
        row.at = row.cells.front().at;
        return row;
    }

    CellRange range_;
    std::vector<int> numbers_;
    Table table_;
};

/// Puts a merged cell's text into the cells it covers; false once more has been repeated than is reasonable.
bool spread(Grid& grid, const CellRange& merged, std::size_t& repeated) {
    auto* const origin = grid.find(merged.first);
    if (origin == nullptr || origin->text.empty()) return true;
    const int last_row = std::min(merged.last.row, grid.range().last.row);
    const int last_column = std::min(merged.last.column, grid.range().last.column);
    const auto text = origin->text;
    origin->column_span = last_column - merged.first.column + 1;
    origin->row_span = last_row - merged.first.row + 1;
    for (int row = merged.first.row; row <= last_row; ++row) {
        for (int column = merged.first.column; column <= last_column; ++column) {
            auto* const cell = grid.find({.column = column, .row = row});
            if (cell == nullptr || !cell->text.empty()) continue;
            repeated += text.size();
            if (repeated > most_repeated) return false;
            cell->text = text;
        }
    }
    return true;
}

Refusal too_many_cells(const std::string& name, const Limits& limits) {
    return {fmt::format(
        "Sheet “{}” has more than {} cells, which is more than can be read at once: split it.",
        name,
        limits.cells
    )};
}

}  // namespace

std::string rich_text(const pugi::xml_node& node) {
    std::string text;
    for (const auto& child : node.children()) {
        const auto name = local_name(child);
        if (name == "t") {
            text += child.text().get();
        } else if (name == "r") {
            text += child_of(child, "t").text().get();
        }
    }
    return without_escapes(text);
}

std::expected<Table, Refusal>
read_sheet(const pugi::xml_node& sheet, const std::string& name, const XlsxBook& book, const Limits& limits) {
    auto cells = filled_cells(sheet, book, limits.cells);
    if (!cells) return std::unexpected(too_many_cells(name, limits));
    if (cells->empty()) return Table{.name = name};
    const auto range = range_of(*cells);
    const auto columns = static_cast<std::size_t>(range.last.column - range.first.column) + 1;
    if (columns > limits.columns) {
        return std::unexpected(Refusal{fmt::format(
            "Sheet “{}” has more than {} columns, which no table has that a person made: delete the columns that are not needed and save it again.",
            name,
            limits.columns
        )});
    }
    // Each filled row may bring a blank one with it.
    std::size_t rows = 0;
    for (std::size_t i = 0; i < cells->size(); ++i) {
        if (i == 0 || (*cells)[i].name.row != (*cells)[i - 1].name.row) rows += 2;
    }
    if (rows * columns > limits.cells) return std::unexpected(too_many_cells(name, limits));

    Grid grid(*cells, range, name);
    for (auto& cell : *cells)
        grid.find(cell.name)->text = std::move(cell.text);
    std::size_t repeated = 0;
    for (const auto& node : child_of(sheet, "mergeCells").children()) {
        const auto merged = cell_range_in(attribute_of(node, "ref"));
        if (merged && !spread(grid, *merged, repeated)) {
            return std::unexpected(Refusal{fmt::format(
                "The merged cells of sheet “{}” repeat more text than can be read: undo the merging.", name
            )});
        }
    }
    return grid.take();
}

}  // namespace dueregard::documents
