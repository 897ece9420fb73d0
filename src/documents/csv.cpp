#include "documents/csv.hpp"

#include "base/text.hpp"
#include "documents/csv_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace dueregard::documents {

namespace {

constexpr std::string_view separators = "\t;|,";
constexpr std::size_t sample_rows = 200;
constexpr std::size_t sample_bytes = 262'144;

bool is_blank(const std::vector<std::string>& cells) {
    return std::ranges::all_of(cells, [](const std::string& cell) { return trimmed(cell).empty(); });
}

/// How well the text falls into rows of one width.
struct Fit {
    bool has_stray_quotes = false;
    double share = 0.0;  ///< of the rows, those with the commonest number of cells
    std::size_t columns = 1;
};

Fit fit_of(std::string_view sample, char separator, std::size_t most) {
    CsvRows reader(sample, separator);
    std::map<std::size_t, std::size_t> widths;
    std::size_t rows = 0;
    while (!reader.is_at_end() && rows < sample_rows) {
        const auto cells = reader.next(most);
        if (is_blank(cells)) continue;
        ++rows;
        ++widths[cells.size()];
    }
    Fit best{.has_stray_quotes = reader.has_stray_quotes()};
    for (const auto& [columns, count] : widths) {
        const auto share = static_cast<double>(count) / static_cast<double>(rows);
        if (columns < 2 || share < best.share) continue;
        best.share = share;
        best.columns = columns;
    }
    return best;
}

/// "sep=;" as Excel writes and reads it; the separator, or NUL where the first line says nothing.
char told_separator(std::string_view text) {
    const bool is_told = text.size() >= 5 && starts_with_ignoring_case(text, "sep=")
                         && (text.size() == 5 || text[5] == '\r' || text[5] == '\n');
    return is_told ? text[4] : '\0';
}

/// Spreadsheets take text that begins so for a formula: = + - @, a tab, a line end, and the wide forms of the
/// four.
bool begins_as_formula(std::string_view text) {
    constexpr std::array<std::string_view, 4> wide = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    if (text.empty()) return false;
    return std::string_view("=+-@\t\r\n").contains(text.front())
           || std::ranges::any_of(wide, [&](std::string_view start) { return text.starts_with(start); });
}

bool is_plain_number(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    const auto rest = point == std::string_view::npos ? std::string_view("0") : text.substr(point + 1);
    return !whole.empty() && !rest.empty() && std::ranges::all_of(whole, is_digit)
           && std::ranges::all_of(rest, is_digit);
}

/// Does not change with the number of apostrophes in front, which is what makes marking and unmarking each
/// other's inverse.
bool needs_mark(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    return begins_as_formula(text) && !is_plain_number(text);
}

std::string without_mark(std::string cell) {
    if (cell.starts_with('\'') && needs_mark(cell)) cell.erase(0, 1);
    return cell;
}

/// Besides what RFC 4180 asks for, whatever a reader could take for another separator, for a sign of one, or
/// for white space to be trimmed.
bool needs_quotes(std::string_view text) {
    if (text.empty()) return false;
    return text.find_first_of("\",;\t|\r\n") != std::string_view::npos || is_space(text.front())
           || is_space(text.back()) || starts_with_ignoring_case(text, "sep=")
           || text.starts_with("\xEF\xBB\xBF");
}

void append_cell(std::string& out, std::string_view text) {
    const bool is_marked = needs_mark(text);
    if (!is_marked && !needs_quotes(text)) {
        out += text;
        return;
    }
    out += '"';
    if (is_marked) out += '\'';
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        if (text[i] == '"') out += '"';
        out += text[i] == '\r' ? '\n' : text[i];
    }
    out += '"';
}

void drop_blank_end(std::vector<Row>& rows) {
    const auto is_blank_row = [](const Row& row) {
        return std::ranges::all_of(row.cells, [](const Cell& cell) { return trimmed(cell.text).empty(); });
    };
    while (!rows.empty() && is_blank_row(rows.back()))
        rows.pop_back();
}

std::size_t used_columns(const std::vector<Row>& rows) {
    std::size_t columns = 0;
    for (const auto& row : rows) {
        for (auto i = row.cells.size(); i > columns; --i) {
            if (trimmed(row.cells[i - 1].text).empty()) continue;
            columns = i;
            break;
        }
    }
    return columns;
}

Row row_of(std::vector<std::string> cells, int line) {
    Row row{.cells = {}, .at = {.line = line}};
    row.cells.reserve(cells.size());
    for (auto& cell : cells) {
        row.cells.push_back({.text = without_mark(std::move(cell)), .at = {.line = line}});
    }
    return row;
}

}  // namespace

char separator_of(std::string_view text) {
    if (const char told = told_separator(text); told != '\0') return told;
    const auto sample = text.substr(0, sample_bytes);
    char best = ',';
    Fit best_fit;
    for (const char separator : separators) {
        const auto fit = fit_of(sample, separator, sample.size());
        const auto merit = [](const Fit& of) {
            return std::tuple(!of.has_stray_quotes, of.share, of.columns);
        };
        const bool is_better = best_fit.columns < 2 || merit(fit) > merit(best_fit);
        if (fit.columns > 1 && is_better) {
            best = separator;
            best_fit = fit;
        }
    }
    return best;
}

Refusal too_wide(int line, const Limits& limits) {
    return {fmt::format(
        "Line {} has more than {} columns, which no table has that a person made: delete the columns that are not needed and save it again.",
        line,
        limits.columns
    )};
}

std::expected<Document, Refusal> read_csv(std::string_view text, const Limits& limits) {
    const char separator = separator_of(text);
    Document document{.format = Format::csv};
    Block block{.kind = BlockKind::table, .at = {.line = 1}};
    auto& rows = block.table.rows;
    CsvRows reader(text, separator);
    if (told_separator(text) != '\0') (void)reader.next(limits.columns);
    std::size_t cells = 0;
    while (!reader.is_at_end()) {
        const int line = reader.line();
        rows.push_back(row_of(reader.next(limits.columns), line));
        cells += rows.back().cells.size();
        if (rows.back().cells.size() > limits.columns) {
            return std::unexpected(too_wide(line, limits));
        }
        if (cells > limits.cells) break;
    }
    drop_blank_end(rows);
    const auto columns = used_columns(rows);
    if (cells > limits.cells || rows.size() * columns > limits.cells) {
        return std::unexpected(Refusal{fmt::format(
            "The table has more than {} cells, which is more than can be read at once: split it into several files.",
            limits.cells
        )});
    }
    for (auto& row : rows)
        row.cells.resize(columns, Cell{.at = row.at});
    if (!rows.empty()) {
        block.at = rows.front().at;
        document.blocks.push_back(std::move(block));
    }
    return document;
}

std::string write_csv(const Table& table, ByteOrderMark mark) {
    std::string out = mark == ByteOrderMark::with ? "\xEF\xBB\xBF" : "";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (i > 0) out += ',';
            append_cell(out, row.cells[i].text);
        }
        if (row.cells.size() == 1 && row.cells.front().text.empty()) out += "\"\"";
        out += "\r\n";
    }
    return out;
}

}  // namespace dueregard::documents
