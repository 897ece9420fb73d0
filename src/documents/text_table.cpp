#include "documents/text_table.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::documents {

namespace {

using Lines = std::span<const TextLine>;

Row row_of(const std::vector<std::string_view>& cells, const TextLine& line) {
    Row row{.cells = {}, .at = {.line = line.number}};
    row.cells.reserve(cells.size());
    for (const auto cell : cells)
        row.cells.push_back({.text = std::string(trimmed(cell)), .at = row.at});
    return row;
}

/// The lines before the first blank one.
std::size_t run_length(Lines lines) {
    const auto end = std::ranges::find_if(lines, &TextLine::is_blank);
    return static_cast<std::size_t>(end - lines.begin());
}

std::size_t blank_length(Lines lines) {
    const auto end = std::ranges::find_if_not(lines, &TextLine::is_blank);
    return static_cast<std::size_t>(end - lines.begin());
}

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

/// The commonest number of tabs of the run's table rows.
std::size_t commonest_tabs(Lines run) {
    std::map<std::size_t, std::size_t> counts;
    for (const auto& line : run) {
        if (has_tab_cells(line)) ++counts[tabs_in(line)];
    }
    std::size_t best = 0;
    std::size_t most = 0;
    for (const auto& [tabs, count] : counts) {
        if (count >= most) {
            best = tabs;
            most = count;
        }
    }
    return best;
}

/// The row at the front of `lines`: one line, or several where line ends stand within its cells, told by
/// their tabs adding up to the table's.
struct TabRow {
    Row row;
    std::size_t lines = 1;
};

void append_cells(Row& row, const TextLine& line) {
    const auto cells = split(line.raw, '\t');
    auto& last = row.cells.back().text;
    if (!last.empty() && !trimmed(cells.front()).empty()) last += '\n';
    last += trimmed(cells.front());
    for (std::size_t i = 1; i < cells.size(); ++i) {
        row.cells.push_back({.text = std::string(trimmed(cells[i])), .at = {.line = line.number}});
    }
}

std::size_t lines_adding_up(Lines run, std::size_t tabs) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < run.size() && i < 50; ++i) {
        sum += tabs_in(run[i]);
        if (sum > tabs) return 1;
        if (sum == tabs) return i + 1;
    }
    return 1;
}

TabRow tab_row_at(Lines run, std::size_t tabs) {
    TabRow result{.row = row_of(split(run.front().raw, '\t'), run.front())};
    const auto length = tabs_in(run.front()) < tabs ? lines_adding_up(run, tabs) : 1;
    for (; result.lines < length; ++result.lines)
        append_cells(result.row, run[result.lines]);
    return result;
}

/// Lines without a tab that stand between two rows belong to the last cell of the row above.
std::size_t take_tail(Lines run, Row& row) {
    std::size_t length = 0;
    while (length < run.size() && tabs_in(run[length]) == 0)
        ++length;
    const bool goes_on = length < run.size() && has_tab_cells(run[length]);
    if (!goes_on) {
        length = 0;
        while (length < run.size() && tabs_in(run[length]) == 0 && begins_small(run[length].text))
            ++length;
    }
    for (std::size_t i = 0; i < length; ++i)
        append_cells(row, run[i]);
    return length;
}

void square_up(Table& table) {
    std::size_t columns = 0;
    for (const auto& row : table.rows)
        columns = std::max(columns, row.cells.size());
    for (auto& row : table.rows)
        row.cells.resize(columns, Cell{.at = row.at});
}

bool same_text(const Row& a, const Row& b) {
    return std::ranges::equal(a.cells, b.cells, {}, &Cell::text, &Cell::text);
}

/// The rows of one run of lines; how many lines they take.
std::size_t read_tab_run(Lines run, std::size_t tabs, Table& table) {
    std::size_t at = 0;
    while (at < run.size() && (has_tab_cells(run[at]) || tabs_in(run[at]) == tabs)) {
        auto found = tab_row_at(run.subspan(at), tabs);
        at += found.lines;
        at += take_tail(run.subspan(at), found.row);
        table.rows.push_back(std::move(found.row));
    }
    return at;
}

/// Whether the run after blank lines goes on with the table: as wide, and not opening with the same header
/// again.
bool goes_on(Lines run, std::size_t tabs, const Table& table) {
    if (run.empty() || !has_tab_cells(run.front()) || commonest_tabs(run) != tabs) return false;
    return !same_text(table.rows.front(), tab_row_at(run, tabs).row);
}

std::optional<FoundTable> tab_table_at(Lines lines) {
    if (!has_tab_cells(lines.front())) return std::nullopt;
    const auto first_run = lines.first(run_length(lines));
    const auto tabs = commonest_tabs(first_run);
    FoundTable found;
    found.lines = read_tab_run(first_run, tabs, found.table);
    while (found.lines < lines.size()) {
        const auto blanks = blank_length(lines.subspan(found.lines));
        const auto rest = lines.subspan(found.lines + blanks);
        const auto run = rest.first(run_length(rest));
        if (blanks == 0 || !goes_on(run, tabs, found.table)) break;
        found.lines += blanks + read_tab_run(run, tabs, found.table);
    }
    if (found.table.rows.size() < 2 && tabs < 2) return std::nullopt;
    square_up(found.table);
    return found;
}

}  // namespace

std::optional<FoundTable> table_at(std::span<const TextLine> lines) {
    if (lines.empty() || lines.front().is_blank()) return std::nullopt;
    return tab_table_at(lines);
}

}  // namespace dueregard::documents
