#include "base/text.hpp"
#include "documents/text_table.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dueregard::documents {

namespace {

using Lines = std::span<const TextLine>;

/// "|---|:--:|", "+-----+----+", "----+-----": a line that only draws.
bool is_border(const TextLine& line) {
    const auto text = line.text;
    const bool draws =
        text.contains("--") || text.contains("==") || text.contains("|-") || text.contains(":-");
    return draws && text.find_first_not_of("+-=|: ") == std::string_view::npos
           && text.find_first_of("+|") != std::string_view::npos;
}

/// Where the next pipe stands that no backslash takes away.
std::size_t find_pipe(std::string_view text, std::size_t from) {
    for (auto at = text.find('|', from); at != std::string_view::npos; at = text.find('|', at + 1)) {
        if (at == 0 || text[at - 1] != '\\') return at;
    }
    return std::string_view::npos;
}

std::vector<std::string_view> cells_of(std::string_view text) {
    if (text.starts_with('|')) text.remove_prefix(1);
    if (text.ends_with('|') && !text.ends_with("\\|")) text.remove_suffix(1);
    std::vector<std::string_view> cells;
    std::size_t start = 0;
    for (;;) {
        const auto pipe = find_pipe(text, start);
        cells.push_back(text.substr(start, pipe == std::string_view::npos ? pipe : pipe - start));
        if (pipe == std::string_view::npos) return cells;
        start = pipe + 1;
    }
}

bool has_pipe(const TextLine& line) {
    return line.text.contains('|') && find_pipe(line.text, 0) != std::string_view::npos;
}

bool is_framed(const TextLine& line) {
    return line.text.size() > 1 && line.text.starts_with('|') && line.text.ends_with('|');
}

std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_escape = text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '|';
        if (!is_escape) result += text[i];
    }
    return result;
}

/// What the lines of the table are, before they are rows.
struct Layout {
    std::size_t lines = 0;
    std::size_t borders = 0;
    std::size_t rows = 0;
    std::size_t groups = 0;  ///< of rows between borders
    std::size_t longest_group = 0;
    std::size_t columns = 0;           ///< of the first row
    bool is_framed_throughout = true;  ///< every row begins and ends with a pipe
    bool has_header_border = false;    ///< the first row stands alone above a border
};

void take_row(Layout& layout, const TextLine& line, bool is_group_start) {
    if (layout.rows == 0) layout.columns = cells_of(line.text).size();
    ++layout.rows;
    if (is_group_start) ++layout.groups;
    layout.is_framed_throughout = layout.is_framed_throughout && is_framed(line);
}

/// A frame keeps rows of any width together; without one they must be as wide as the first. A pipe at the end
/// of such a row may part an empty last cell from the others.
bool belongs(const Layout& layout, const TextLine& line) {
    if (layout.rows == 0 || (layout.is_framed_throughout && is_framed(line))) return true;
    const auto columns = cells_of(line.text).size();
    return columns == layout.columns || (columns + 1 == layout.columns && line.text.ends_with('|'));
}

Layout layout_of(Lines lines) {
    Layout layout;
    bool is_group_start = true;
    std::size_t group = 0;
    while (layout.lines < lines.size()) {
        const auto& line = lines[layout.lines];
        if (is_border(line) && (layout.rows > 0 || layout.borders == 0)) {
            ++layout.borders;
            layout.has_header_border = layout.has_header_border || layout.rows == 1;
            is_group_start = true;
            group = 0;
        } else if (!line.is_blank() && has_pipe(line) && belongs(layout, line)) {
            take_row(layout, line, is_group_start);
            is_group_start = false;
            layout.longest_group = std::max(layout.longest_group, ++group);
        } else {
            break;
        }
        ++layout.lines;
    }
    return layout;
}

bool is_table(const Layout& layout) {
    if (layout.rows == 0) return false;
    if (layout.borders > 0) return layout.columns > 1 || layout.rows > 1;
    if (layout.is_framed_throughout) return layout.rows > 1;
    return layout.rows > 2 || (layout.rows == 2 && layout.columns > 2);
}

/// The first word of `next` had no room left at the end of `cell`: the line was only wrapped there.
bool was_wrapped(std::string_view cell, std::string_view next) {
    const auto text = trimmed(cell);
    const auto word = trimmed(next).substr(0, trimmed(next).find(' '));
    const std::size_t margins = cell.starts_with(' ') ? 2 : 0;
    return !text.empty() && width_of(text) + 1 + width_of(word) + margins > width_of(cell);
}

/// Puts another line's cells below those of the row, of which `above` is the last line so far.
void append_line(Row& row, const Row& more, std::string_view above, std::string_view line) {
    const auto cells_above = cells_of(above);
    const auto cells = cells_of(line);
    for (std::size_t i = 0; i < row.cells.size() && i < more.cells.size(); ++i) {
        auto& text = row.cells[i].text;
        const bool is_wrapped =
            i < cells_above.size() && i < cells.size() && was_wrapped(cells_above[i], cells[i]);
        if (!text.empty() && !more.cells[i].text.empty()) text += is_wrapped ? ' ' : '\n';
        text += more.cells[i].text;
    }
}

}  // namespace

std::optional<FoundTable> pipe_table_at(std::span<const TextLine> lines) {
    if (!has_pipe(lines.front()) && !is_border(lines.front())) return std::nullopt;
    const auto layout = layout_of(lines);
    if (!is_table(layout)) return std::nullopt;
    // A grid draws a border under every row, so that the lines between two borders are one row.
    const bool is_grid = layout.groups > 2 && layout.borders > 3;
    FoundTable found{.table = {.header_rows = layout.has_header_border ? 1 : 0}, .lines = layout.lines};
    bool is_row_start = true;
    std::string_view above;
    for (const auto& line : lines.first(layout.lines)) {
        if (is_border(line)) {
            is_row_start = true;
            continue;
        }
        auto row = text_row(cells_of(line.text), line);
        for (auto& cell : row.cells)
            cell.text = unescaped(cell.text);
        if (is_grid && !is_row_start) {
            append_line(found.table.rows.back(), row, above, line.text);
        } else {
            found.table.rows.push_back(std::move(row));
        }
        is_row_start = false;
        above = line.text;
    }
    // Borders alone are drawing, not a table.
    if (found.table.rows.empty()) return std::nullopt;
    square_up(found.table);
    return found;
}

}  // namespace dueregard::documents
