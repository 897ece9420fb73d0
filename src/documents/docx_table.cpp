#include "base/text.hpp"
#include "documents/docx_body.hpp"
#include "documents/xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dueregard::documents {

namespace {

constexpr std::size_t most_repeated = 64'000'000;

bool is_wrapper(std::string_view name) {
    return name == "sdt" || name == "sdtContent" || name == "ins" || name == "moveTo" || name == "customXml";
}

enum class Merge : std::uint8_t { none, begins, goes_on };

/// "vMerge" and "hMerge" say "restart" where a merged cell begins, and nothing or "continue" where it goes
/// on.
Merge merge_of(const pugi::xml_node& properties, std::string_view name) {
    const auto merge = child_of(properties, name);
    if (!merge) return Merge::none;
    return attribute_of(merge, "val") == "restart" ? Merge::begins : Merge::goes_on;
}

}  // namespace

void DocxBody::refuse_columns() {
    refusal_ = Refusal{fmt::format(
        "A table has more than {} columns, which no table has that a person made: delete the columns that are not needed.",
        limits_.columns
    )};
}

void DocxBody::refuse_cells() {
    refusal_ = Refusal{fmt::format(
        "The tables have more than {} cells, which is more than can be read at once: split the document into several files.",
        limits_.cells
    )};
}

/// Whether so much more text may be repeated in merged cells; if not, the document is refused.
bool DocxBody::may_repeat(std::size_t bytes) {
    repeated_ += bytes;
    if (repeated_ <= most_repeated) return true;
    refusal_ = Refusal{
        "The merged cells of a table repeat more text than can be read: undo the merging and save it again."
    };
    return false;
}

void DocxBody::read_rows(const pugi::xml_node& node, TableState& state) {
    for (const auto& child : node.children()) {
        if (refusal_) return;
        const auto name = local_name(child);
        if (name == "tr") {
            read_row(child, state);
        } else if (is_wrapper(name)) {
            read_rows(child, state);
        } else if (name.starts_with("commentRange")) {
            text_.mark_between(child, paragraphs_ + 1);
        }
    }
}

void DocxBody::read_row(const pugi::xml_node& node, TableState& state) {
    const auto properties = child_of(node, "trPr");
    if (child_of(properties, "del")) return;
    Row row{.cells = {}, .at = {.line = paragraphs_ + 1}};
    add_empty_cells(state, row, number_in(child_of(properties, "gridBefore"), "val", 0));
    read_cells(node, state, row);
    auto& table = state.table;
    if (is_on(properties, "tblHeader") && static_cast<std::size_t>(table.header_rows) == table.rows.size()) {
        ++table.header_rows;
    }
    table.rows.push_back(std::move(row));
    if (cells_ + table.rows.size() * state.origins.size() > limits_.cells) refuse_cells();
}

void DocxBody::read_cells(const pugi::xml_node& node, TableState& state, Row& row) {
    for (const auto& child : node.children()) {
        if (refusal_) return;
        const auto name = local_name(child);
        if (name == "tc") {
            read_cell(child, state, row);
        } else if (is_wrapper(name)) {
            read_cells(child, state, row);
        } else if (name.starts_with("commentRange")) {
            text_.mark_between(child, paragraphs_ + 1);
        }
    }
}

void DocxBody::add_empty_cells(TableState& state, Row& row, int count) {
    if (count < 0 || static_cast<std::size_t>(count) > limits_.columns) return refuse_columns();
    row.cells.resize(row.cells.size() + static_cast<std::size_t>(count), Cell{.at = row.at});
    if (state.origins.size() < row.cells.size())
        state.origins.resize(row.cells.size(), state.table.rows.size());
}

void DocxBody::read_cell(const pugi::xml_node& node, TableState& state, Row& row) {
    const auto properties = child_of(node, "tcPr");
    const auto span =
        static_cast<std::size_t>(std::max(number_in(child_of(properties, "gridSpan"), "val", 1), 1));
    const auto column = row.cells.size();
    if (span > limits_.columns || column + span > limits_.columns) return refuse_columns();
    auto& rows = state.table.rows;
    if (state.origins.size() < column + span) state.origins.resize(column + span, rows.size());
    Cell cell{.text = {}, .at = {.line = paragraphs_ + 1}};
    read_cell_text(node, cell.text);

    const bool goes_down = merge_of(properties, "vMerge") == Merge::goes_on && !rows.empty()
                           && column < rows.back().cells.size();
    const bool goes_right = merge_of(properties, "hMerge") == Merge::goes_on && column > 0;
    if (goes_down) {
        cell.text = rows.back().cells[column].text;
        ++rows[state.origins[column]].cells[column].row_span;
    } else if (goes_right) {
        cell.text = row.cells[state.merged_from].text;
        row.cells[state.merged_from].column_span += static_cast<int>(span);
    } else {
        state.merged_from = column;
    }
    if (!goes_down)
        std::fill_n(state.origins.begin() + static_cast<std::ptrdiff_t>(column), span, rows.size());
    const auto copies = span - (goes_down || goes_right ? 0 : 1);
    if (!may_repeat(copies * cell.text.size())) return;
    row.cells.push_back(cell);
    if (!goes_down && !goes_right) row.cells.back().column_span = static_cast<int>(span);
    for (std::size_t i = 1; i < span; ++i)
        row.cells.push_back(cell);
}

void DocxBody::add_line(std::string& text, std::string_view line) {
    const auto kept = trimmed(line);
    if (kept.empty()) return;
    if (!text.empty()) text += '\n';
    text += kept;
}

/// The cell's paragraphs on lines of their own, each after its number, as a person sees it.
void DocxBody::read_cell_text(const pugi::xml_node& node, std::string& text) {
    for (const auto& child : node.children()) {
        if (refusal_) return;
        const auto name = local_name(child);
        if (name == "p") {
            read_cell_paragraph(child, text);
        } else if (name == "tbl") {
            read_nested_table(child, text);
        } else if (name.starts_with("commentRange")) {
            text_.mark_between(child, paragraphs_ + 1);
        } else if (is_wrapper(name)) {
            read_cell_text(child, text);
        }
    }
}

void DocxBody::read_cell_paragraph(const pugi::xml_node& node, std::string& text) {
    const auto paragraph = paragraph_of(node);
    if (!paragraph) return;
    const auto& label = paragraph->label;
    const bool has_number = label && !label->is_bullet;
    add_line(text, (has_number ? label->text + " " : std::string()) + paragraph->words.text);
    for (const auto& box : paragraph->words.boxes)
        read_cell_text(box, text);
}

/// A table within a cell: a line for each row, a tab between its cells.
void DocxBody::read_nested_table(const pugi::xml_node& node, std::string& text) {
    TableState state;
    read_rows(node, state);
    for (const auto& row : state.table.rows) {
        std::vector<std::string> cells;
        for (const auto& cell : row.cells)
            cells.push_back(cell.text);
        add_line(text, join(cells, "\t"));
    }
}

}  // namespace dueregard::documents
