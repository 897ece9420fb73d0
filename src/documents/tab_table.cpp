#include "base/text.hpp"
#include "documents/text_table.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dueregard::documents {

namespace {

using Lines = std::span<const TextLine>;

constexpr std::size_t most_lines_of_row = 50;
constexpr std::size_t most_lines_of_tail = 5;
constexpr std::size_t sample_lines = 200;

std::size_t tabs_in(const TextLine& line) {
    return static_cast<std::size_t>(std::ranges::count(line.raw, '\t'));
}

/// A tab after a bullet or a number only sets the text in; so does one at the front of a line that has no
/// other.
bool has_tab_cells(const TextLine& line) {
    const auto inner = std::ranges::count(line.text, '\t');
    if (inner == 0) return false;
    const auto marker = marker_of(line.text);
    return marker.kind == MarkerKind::none || inner > 1 || marker.rest.contains('\t');
}

/// The commonest number of tabs among the rows up to the next blank line; the greater of two as common.
std::size_t commonest_tabs(Lines lines) {
    std::map<std::size_t, std::size_t> counts;
    for (const auto& line : lines.first(std::min(lines.size(), sample_lines))) {
        if (line.is_blank()) break;
        if (has_tab_cells(line)) ++counts[tabs_in(line)];
    }
    std::size_t best = 0;
    std::size_t most = 0;
    for (const auto& [tabs, count] : counts) {
        if (count < most) continue;
        best = tabs;
        most = count;
    }
    return best;
}

/// Puts another line's cells behind those of the row: its first goes on with the row's last.
void append_cells(Row& row, const TextLine& line) {
    const auto cells = split(line.raw, '\t');
    auto& last = row.cells.back().text;
    if (!last.empty() && !trimmed(cells.front()).empty()) last += '\n';
    last += trimmed(cells.front());
    for (std::size_t i = 1; i < cells.size(); ++i) {
        row.cells.push_back({.text = std::string(trimmed(cells[i])), .at = {.line = line.number}});
    }
}

/// How many lines have as many tabs as a row needs; 1 where no number of them has exactly that.
std::size_t lines_adding_up(Lines lines, std::size_t tabs) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < std::min(lines.size(), most_lines_of_row); ++i) {
        if (lines[i].is_blank()) return 1;
        sum += tabs_in(lines[i]);
        if (sum > tabs) return 1;
        if (sum == tabs) return i + 1;
    }
    return 1;
}

struct TabRow {
    Row row;
    std::size_t lines = 1;
};

TabRow tab_row_at(Lines lines, std::size_t tabs) {
    TabRow result{.row = text_row(split(lines.front().raw, '\t'), lines.front())};
    const auto length = tabs_in(lines.front()) < tabs ? lines_adding_up(lines, tabs) : 1;
    for (; result.lines < length; ++result.lines)
        append_cells(result.row, lines[result.lines]);
    return result;
}

/// How many lines without a tab belong to the last cell of the row above: those between it and the next row,
/// and at the table's end those that begin small.
std::size_t tail_length(Lines lines) {
    std::size_t length = 0;
    const auto is_plain = [&](std::size_t i) {
        return i < lines.size() && !lines[i].is_blank() && tabs_in(lines[i]) == 0;
    };
    while (length < most_lines_of_tail && is_plain(length))
        ++length;
    if (length < lines.size() && has_tab_cells(lines[length])) return length;
    length = 0;
    while (length < most_lines_of_tail && is_plain(length) && begins_small(lines[length].text))
        ++length;
    return length;
}

/// Reads the rows up to the next blank line; how many lines they take.
std::size_t read_rows(Lines lines, std::size_t tabs, Table& table) {
    std::size_t at = 0;
    const auto is_row = [&] {
        return at < lines.size() && !lines[at].is_blank()
               && (has_tab_cells(lines[at]) || tabs_in(lines[at]) == tabs);
    };
    while (is_row()) {
        auto found = tab_row_at(lines.subspan(at), tabs);
        at += found.lines;
        const auto tail = tail_length(lines.subspan(at));
        for (const auto& line : lines.subspan(at, tail))
            append_cells(found.row, line);
        at += tail;
        table.rows.push_back(std::move(found.row));
    }
    return at;
}

std::size_t blank_length(Lines lines) {
    const auto end = std::ranges::find_if_not(lines, &TextLine::is_blank);
    return static_cast<std::size_t>(end - lines.begin());
}

/// Whether what follows blank lines goes on with the table: as wide, and not opening with the same header
/// again.
bool goes_on(Lines rest, std::size_t tabs, const Table& table) {
    if (rest.empty() || !has_tab_cells(rest.front()) || commonest_tabs(rest) != tabs) return false;
    return !have_same_text(table.rows.front(), tab_row_at(rest, tabs).row);
}

/// "Report of:\t\tHead of Inclusion": a label, tabs however many, and what it says.
std::optional<Row> labelled_row(const TextLine& line) {
    constexpr std::size_t longest_label = 40;
    const auto tab = line.text.find('\t');
    if (tab == std::string_view::npos || tab > longest_label) return std::nullopt;
    const auto label = trimmed(line.text.substr(0, tab));
    const auto value = trimmed(line.text.substr(tab));
    if (!label.ends_with(':') || value.empty() || value.contains('\t')) return std::nullopt;
    return text_row({label, value}, line);
}

/// The head of a report: lines that each have a label of their own, set apart by tabs.
std::optional<FoundTable> labelled_table_at(Lines lines) {
    FoundTable found;
    for (const auto& line : lines) {
        auto row = labelled_row(line);
        if (!row) break;
        found.table.rows.push_back(*std::move(row));
        ++found.lines;
    }
    const bool ends = found.lines == lines.size() || !has_tab_cells(lines[found.lines]);
    return found.table.rows.size() >= 2 && ends ? std::optional(std::move(found)) : std::nullopt;
}

}  // namespace

std::optional<FoundTable> tab_table_at(std::span<const TextLine> lines) {
    if (!has_tab_cells(lines.front())) return std::nullopt;
    if (auto labelled = labelled_table_at(lines)) return labelled;
    const auto tabs = commonest_tabs(lines);
    FoundTable found;
    found.lines = read_rows(lines, tabs, found.table);
    while (found.lines < lines.size()) {
        const auto blanks = blank_length(lines.subspan(found.lines));
        const auto rest = lines.subspan(found.lines + blanks);
        if (blanks == 0 || !goes_on(rest, tabs, found.table)) break;
        found.lines += blanks + read_rows(rest, tabs, found.table);
    }
    if (found.table.rows.size() < 2 && tabs < 2) return std::nullopt;
    square_up(found.table);
    return found;
}

}  // namespace dueregard::documents
