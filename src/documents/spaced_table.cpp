#include "base/text.hpp"
#include "documents/text_table.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace dueregard::documents {

namespace {

constexpr std::size_t widest = 600;  ///< columns of characters beyond which text is not set by hand
constexpr std::size_t columns_of_a_head = 4;
constexpr std::size_t first_lines = 12;  ///< that must look like a table before more are asked

/// A line's characters by their column: the byte at which each begins.
std::vector<std::size_t> starts_of(std::string_view raw) {
    std::vector<std::size_t> starts;
    starts.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        starts.push_back(at);
        at += std::max<std::size_t>(utf8_length(raw.substr(at)), 1);
    }
    return starts;
}

/// Which columns are blank in every line so far.
class Gaps {
public:
    void add(std::string_view raw) {
        const auto starts = starts_of(raw);
        if (used_.size() < starts.size()) used_.resize(starts.size(), false);
        for (std::size_t i = 0; i < starts.size(); ++i)
            used_[i] = used_[i] || raw[starts[i]] != ' ';
    }

    /// Where each column of the table begins: after two or more blanks.
    [[nodiscard]] std::vector<std::size_t> columns() const {
        std::vector<std::size_t> begins;
        std::size_t blanks = 2;
        for (std::size_t i = 0; i < used_.size(); ++i) {
            if (used_[i] && blanks >= 2) begins.push_back(i);
            blanks = used_[i] ? 0 : blanks + 1;
        }
        return begins;
    }

private:
    std::vector<bool> used_;
};

/// Two spaces that do not only set two sentences apart.
bool has_gap(const TextLine& line) {
    for (auto at = line.text.find("  "); at != std::string_view::npos; at = line.text.find("  ", at + 2)) {
        if (at > 0 && !std::string_view(".!?: ").contains(line.text[at - 1])) return true;
    }
    return false;
}

bool may_be_row(const TextLine& line) {
    return line.raw.size() <= 4 * widest && !line.raw.contains('\t');
}

bool is_underline(const TextLine& line) {
    return line.text.find_first_not_of("-=_ ") == std::string_view::npos && line.text.contains("--");
}

struct Region {
    std::size_t lines = 0;
    std::size_t filled = 0;
    std::vector<std::size_t> columns;
};

/// "6.     Responsive services": a number, a gap and nothing set apart behind it opens a paragraph or a
/// chapter.
bool opens_paragraph(const TextLine& line) {
    const auto marker = marker_of(line.text);
    return marker.kind == MarkerKind::number && marker.is_certain && !marker.rest.contains("  ");
}

/// Where the first of the lines comes again, a head: what stands before it, and before a title of its own.
std::size_t lines_before_next_head(std::span<const TextLine> lines) {
    for (std::size_t at = 1; at < lines.size(); ++at) {
        if (lines[at].text != lines.front().text) continue;
        auto end = at;
        while (end > 0 && lines[end - 1].is_blank())
            --end;
        const bool is_title = end > 1 && !has_gap(lines[end - 1]) && lines[end - 2].is_blank();
        return is_title ? end - 1 : at;
    }
    return lines.size();
}

/// A line by itself at the end, after a blank one and without a gap, is the title of what follows.
void drop_title_below(std::span<const TextLine> lines, Region& region) {
    const auto last = region.lines;
    const bool is_title = region.filled > 2 && last > 1 && lines[last - 2].is_blank()
                          && !has_gap(lines[last - 1]) && lines[last - 1].indent <= lines.front().indent;
    if (!is_title) return;
    region.lines = last - 1;
    --region.filled;
}

/// As many of the lines as leave at least two columns standing.
Region region_of(std::span<const TextLine> lines) {
    lines = lines.first(lines_before_next_head(lines));
    Region region;
    Gaps gaps;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const auto& line = lines[at];
        if (line.is_blank()) {
            if (at + 1 < lines.size() && lines[at + 1].is_blank()) break;
            continue;
        }
        if (!may_be_row(line)) break;
        auto wider = gaps;
        wider.add(line.raw);
        auto columns = wider.columns();
        // A paragraph after the table has no gaps where the table has them.
        const bool is_after_blank = at > 0 && lines[at - 1].is_blank();
        const bool closes_gap = columns.size() < region.columns.size() && is_after_blank
                                && (!has_gap(line) || opens_paragraph(line));
        if (columns.size() < 2 || closes_gap) break;
        gaps = std::move(wider);
        region.columns = std::move(columns);
        region.lines = at + 1;
        ++region.filled;
    }
    drop_title_below(lines, region);
    return region;
}

std::vector<std::string_view> cells_of(std::string_view raw, const std::vector<std::size_t>& columns) {
    const auto starts = starts_of(raw);
    const auto byte_at = [&](std::size_t column) {
        return column < starts.size() ? starts[column] : raw.size();
    };
    std::vector<std::string_view> cells;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto begin = byte_at(columns[i]);
        const auto end = i + 1 < columns.size() ? byte_at(columns[i + 1]) : raw.size();
        cells.push_back(raw.substr(begin, end - begin));
    }
    return cells;
}

void append_line(Row& row, const Row& more) {
    for (std::size_t i = 0; i < row.cells.size() && i < more.cells.size(); ++i) {
        auto& text = row.cells[i].text;
        if (!text.empty() && !more.cells[i].text.empty()) text += ' ';
        text += more.cells[i].text;
    }
}

std::size_t empty_cells(const Row& row) {
    return static_cast<std::size_t>(std::ranges::count_if(row.cells, &std::string::empty, &Cell::text));
}

/// A row of which every cell goes on in small letters with what stands above it, begun with a capital:
/// "partnership" below "Marriage and civil". Beside the first column, cells that go on may begin as they
/// like.
bool goes_on_with(const Row& above, const Row& row) {
    std::size_t small = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string_view text = row.cells[i].text;
        if (text.empty()) continue;
        const std::string_view before = above.cells[i].text;
        if (before.empty() || begins_small(before)) return false;
        if (begins_small(text) && !ends_as_sentence(before))
            ++small;
        else if (ends_as_sentence(before) || !row.cells.front().text.empty())
            return false;
    }
    const bool is_first_ref = row.cells.front().text.empty() && row.cells.size() > 2;
    return small > 0 && (is_first_ref || empty_cells(row) > 0 || small == row.cells.size());
}

/// Blank lines set rows apart where most of what stands between them is more than one line.
bool are_rows_apart(std::span<const TextLine> lines) {
    std::size_t groups = 0;
    std::size_t long_groups = 0;
    std::size_t length = 0;
    for (const auto& line : lines) {
        length = line.is_blank() ? 0 : length + 1;
        if (length == 1) ++groups;
        if (length == 2) ++long_groups;
    }
    return groups > 2 && long_groups * 2 >= groups;
}

Table table_of(std::span<const TextLine> lines, const std::vector<std::size_t>& columns) {
    Table table;
    const bool are_apart = are_rows_apart(lines);
    bool is_after_blank = true;
    for (const auto& line : lines) {
        if (line.is_blank() || is_underline(line)) {
            if (!line.is_blank() && table.rows.size() == 1) table.header_rows = 1;
            is_after_blank = true;
            continue;
        }
        auto row = text_row(cells_of(line.raw, columns), line);
        // A row that went over onto another line leaves its first cell blank there, and more besides.
        const bool is_rest = row.cells.front().text.empty() && (empty_cells(row) > 1 || columns.size() == 2);
        const bool goes_on = !table.rows.empty() && !is_after_blank
                             && (are_apart || is_rest || goes_on_with(table.rows.back(), row));
        if (goes_on) {
            append_line(table.rows.back(), row);
        } else {
            table.rows.push_back(std::move(row));
        }
        is_after_blank = false;
    }
    return table;
}

/// Every column is filled in half of the rows or more, the header's cells are all there, and the first column
/// is more than bullets and numbers.
bool is_believable(const Table& table, const Region& region) {
    if (table.rows.empty() || empty_cells(table.rows.front()) > 0) return false;
    const auto columns = table.rows.front().cells.size();
    // On the last page of a long table a head and one row may be all that is left.
    const bool is_told = columns >= columns_of_a_head || region.filled >= 3;
    const bool is_head_and_row = table.rows.size() == 2 && is_told && empty_cells(table.rows.back()) == 0;
    if (table.rows.size() < 3 && !is_head_and_row) return false;
    for (std::size_t i = 0; i < columns; ++i) {
        const auto filled =
            std::ranges::count_if(table.rows, [&](const Row& row) { return !row.cells[i].text.empty(); });
        if (static_cast<std::size_t>(filled) * 2 < table.rows.size()) return false;
    }
    return columns > 2 || std::ranges::any_of(table.rows, [](const Row& row) {
               const auto& first = row.cells.front().text;
               const auto marker = marker_of(first);
               return !first.empty() && (marker.kind == MarkerKind::none || !marker.rest.empty());
           });
}

}  // namespace

std::optional<FoundTable> spaced_table_at(std::span<const TextLine> lines) {
    if (!has_gap(lines.front()) || !may_be_row(lines.front())) return std::nullopt;
    std::optional<FoundTable> best;
    // Twice as many lines each time, so that a long text which is no table costs no more than a table would.
    for (std::size_t most = first_lines;; most *= 2) {
        const auto region = region_of(lines.first(std::min(most, lines.size())));
        if (region.filled < 2) break;
        FoundTable found{.table = table_of(lines.first(region.lines), region.columns), .lines = region.lines};
        if (!is_believable(found.table, region)) break;
        best = std::move(found);
        if (best->lines + 1 < most) break;
    }
    return best;
}

}  // namespace dueregard::documents
