#include "documents/docx_body.hpp"

#include "base/text.hpp"
#include "documents/text_line.hpp"
#include "documents/xml.hpp"

#include <algorithm>
#include <utility>

namespace dueregard::documents {

namespace {

/// Elements that only wrap paragraphs and tables.
bool is_wrapper(std::string_view name) {
    return name == "sdt" || name == "sdtContent" || name == "ins" || name == "moveTo" || name == "customXml"
           || name == "smartTag" || name == "AlternateContent" || name == "Choice";
}

/// A table of one cell is a box around text.
bool is_box(const pugi::xml_node& table) {
    std::size_t rows = 0;
    std::size_t cells = 0;
    for (const auto& row : table.children()) {
        if (local_name(row) == "sdt") return false;
        if (local_name(row) != "tr") continue;
        ++rows;
        for (const auto& cell : row.children()) {
            if (local_name(cell) == "tc" || local_name(cell) == "sdt") ++cells;
        }
    }
    return rows == 1 && cells == 1 && child_of(child_of(table, "tr"), "tc");
}

Marker marker_of(const ListLabel& label, std::string_view list) {
    Marker marker{
        .kind = label.is_bullet || label.text.empty() ? MarkerKind::bullet : MarkerKind::number,
        .style = std::string(list),
        .parts = std::max(label.parts, 1),
    };
    if (marker.kind == MarkerKind::number) marker.number = bare_number(label.text);
    if (marker.number.empty()) marker.kind = MarkerKind::bullet;
    return marker;
}

}  // namespace

void DocxBody::read(const pugi::xml_node& node) {
    for (const auto& child : node.children()) {
        const auto name = local_name(child);
        if (refusal_) return;
        if (name == "p") {
            read_paragraph(child);
        } else if (name == "tbl") {
            read_table(child);
        } else if (name.starts_with("commentRange")) {
            text_.mark_between(child, paragraphs_ + 1);
        } else if (is_wrapper(name)) {
            read(child);
        }
    }
}

std::optional<ListLabel> DocxBody::label_of(const pugi::xml_node& properties, std::string_view style) {
    auto place = numbering_of(properties);
    const auto& of_style = styles_.paragraph(style).numbering;
    if (!place) {
        place = of_style;
    } else if (place->list.empty() && of_style) {
        place->list = of_style->list;
    }
    if (!place || place->list.empty() || place->list == "0") return std::nullopt;
    return numbering_.next(*place, style);
}

/// Nothing where the paragraph's mark was deleted, so that its words go over to the next.
std::optional<DocxBody::Paragraph> DocxBody::paragraph_of(const pugi::xml_node& node) {
    const auto properties = child_of(node, "pPr");
    Paragraph paragraph{.number = ++paragraphs_};
    paragraph.words = text_.read(node, paragraph.number);
    paragraph.words.text.insert(0, std::exchange(carried_, {}));
    const auto mark = child_of(properties, "rPr");
    if ((child_of(mark, "del") || child_of(mark, "moveFrom")) && node.next_sibling()) {
        carried_ = std::move(paragraph.words.text);
        return std::nullopt;
    }
    paragraph.style = std::string(value_of(properties, "pStyle"));
    paragraph.heading_level =
        outline_level_of(properties).value_or(styles_.paragraph(paragraph.style).heading_level);
    paragraph.label = label_of(properties, paragraph.style);
    return paragraph;
}

void DocxBody::read_paragraph(const pugi::xml_node& node) {
    auto paragraph = paragraph_of(node);
    if (!paragraph) return;
    const auto boxes = std::exchange(paragraph->words.boxes, {});
    add_piece(*std::move(paragraph));
    for (const auto& box : boxes)
        read(box);
}

void DocxBody::add_piece(Paragraph paragraph) {
    const auto text = trimmed(paragraph.words.text);
    if (text.empty()) {
        is_after_blank_ = true;
        return;
    }
    Piece piece{
        .heading_level = paragraph.heading_level,
        .size = paragraph.words.size,
        .is_bold = paragraph.words.is_bold,
        .is_after_blank = std::exchange(is_after_blank_, false),
        .at = {.line = paragraph.number},
    };
    if (paragraph.label) {
        piece.text = std::string(text);
        piece.marker = marker_of(*paragraph.label, "counted");
        piece.list_level = paragraph.label->level;
    } else {
        piece.marker = documents::marker_of(text);
        piece.text = std::string(piece.marker.rest);
        piece.marker.rest = {};
    }
    pieces_.push_back(std::move(piece));
}

void DocxBody::read_table(const pugi::xml_node& node) {
    if (is_box(node)) return read(child_of(child_of(node, "tr"), "tc"));
    TableState state;
    state.table.name = std::string(value_of(child_of(node, "tblPr"), "tblCaption"));
    const int line = paragraphs_ + 1;
    read_rows(node, state);
    auto& rows = state.table.rows;
    std::size_t columns = 0;
    for (const auto& row : rows)
        columns = std::max(columns, row.cells.size());
    if (columns == 0 || refusal_) return;
    cells_ += rows.size() * columns;
    if (cells_ > limits_.cells) return refuse_cells();
    for (auto& row : rows)
        row.cells.resize(columns, Cell{.at = row.at});
    pieces_.push_back({.at = {.line = line}, .table = std::move(state.table)});
    is_after_blank_ = false;
}

}  // namespace dueregard::documents
