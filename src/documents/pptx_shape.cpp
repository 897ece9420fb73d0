#include "documents/pptx_shape.hpp"

#include "base/text.hpp"
#include "documents/outline.hpp"
#include "documents/text_line.hpp"
#include "documents/xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dueregard::documents {

namespace {

constexpr int deepest_group = 32;
constexpr int deepest_level = 8;

/// The words of a paragraph; its breaks are \n.
std::string words_in(const pugi::xml_node& paragraph) {
    std::string text;
    const auto add = [&](const auto& self, const pugi::xml_node& node) -> void {
        for (const auto& child : node.children()) {
            const auto name = local_name(child);
            if (name == "t")
                text += child.text().get();
            else if (name == "br")
                text += '\n';
            else if (name == "tab")
                text += '\t';
            else if (name != "pPr" && name != "rPr" && name != "endParaRPr")
                self(self, child);
        }
    };
    add(add, paragraph);
    return text;
}

/// ECMA-376, 19.7.10: what a placeholder holds; "body" where it does not say, "" where it is no placeholder.
std::string placeholder_of(const pugi::xml_node& shape) {
    for (const auto& child : shape.children()) {
        if (!local_name(child).starts_with("nv")) continue;
        const auto place = child_of(child_of(child, "nvPr"), "ph");
        if (!place) return {};
        const auto kind = attribute_of(place, "type");
        return kind.empty() ? "body" : std::string(kind);
    }
    return {};
}

std::string_view index_of(const pugi::xml_node& shape) {
    for (const auto& child : shape.children()) {
        if (local_name(child).starts_with("nv"))
            return attribute_of(child_of(child_of(child, "nvPr"), "ph"), "idx");
    }
    return {};
}

enum class Bullet : std::uint8_t { unsaid, none, some, counted };

Bullet bullet_in(const pugi::xml_node& properties) {
    if (child_of(properties, "buNone")) return Bullet::none;
    if (child_of(properties, "buAutoNum")) return Bullet::counted;
    if (child_of(properties, "buChar") || child_of(properties, "buBlip")) return Bullet::some;
    return Bullet::unsaid;
}

int level_of(const pugi::xml_node& paragraph) {
    return std::clamp(number_in(child_of(paragraph, "pPr"), "lvl", 0), 0, deepest_level);
}

Bullet bullet_in_style(const pugi::xml_node& body, int level) {
    return bullet_in(child_of(child_of(body, "lstStyle"), fmt::format("lvl{}pPr", level + 1)));
}

bool is_foot(std::string_view kind) {
    return kind == "ftr" || kind == "sldNum" || kind == "hdr";
}

}  // namespace

std::string text_of_body(const pugi::xml_node& body) {
    std::string text;
    for (const auto& paragraph : body.children()) {
        if (local_name(paragraph) != "p") continue;
        const auto words = words_in(paragraph);
        const auto line = trimmed(words);
        if (line.empty()) continue;
        if (!text.empty()) text += '\n';
        text += line;
    }
    return text;
}

void PptxSlide::read(const pugi::xml_node& tree) {
    read_children(tree, 0);
}

void PptxSlide::read_children(const pugi::xml_node& node, int depth) {
    if (depth > deepest_group) return;
    for (const auto& child : node.children()) {
        if (refusal_) return;
        const auto name = local_name(child);
        if (name == "sp") {
            read_shape(child);
        } else if (name == "graphicFrame") {
            read_frame(child);
        } else if (name == "grpSp" || name == "AlternateContent" || name == "Choice") {
            read_children(child, depth + 1);
        }
    }
}

void PptxSlide::read_shape(const pugi::xml_node& shape) {
    const auto body = child_of(shape, "txBody");
    if (!body) return;
    const auto kind = placeholder_of(shape);
    if (is_foot(kind) || (kind == "dt" && number_ > 1)) {
        if (auto text = squeezed(text_of_body(body)); kind != "sldNum" && !text.empty())
            furniture_.push_back(std::move(text));
        return;
    }
    const bool is_title = kind == "title" || kind == "ctrTitle";
    if (is_title && !title_) return add_title(squeezed(text_of_body(body)));
    layout_body_ = {};
    for (const auto& other : layout_.children()) {
        if (!kind.empty() && local_name(other) == "sp" && placeholder_of(other) == kind
            && index_of(other) == index_of(shape))
            layout_body_ = child_of(other, "txBody");
    }
    read_body(body, kind == "body" || kind == "obj");
}

void PptxSlide::read_body(const pugi::xml_node& body, bool has_bullets) {
    std::size_t paragraphs = 0;
    for (const auto& paragraph : body.children()) {
        if (local_name(paragraph) == "p" && !trimmed(words_in(paragraph)).empty()) ++paragraphs;
    }
    counted_ = 0;
    for (const auto& paragraph : body.children()) {
        if (local_name(paragraph) != "p") continue;
        // One short line alone names what stands beside it.
        const bool is_alone = paragraphs == 1 && bullet_in(child_of(paragraph, "pPr")) == Bullet::unsaid
                              && words_of(words_in(paragraph)).size() <= 6;
        add_paragraph(paragraph, is_item(paragraph, body, has_bullets && !is_alone));
    }
}

bool PptxSlide::is_item(const pugi::xml_node& paragraph, const pugi::xml_node& body, bool has_bullets) const {
    const int level = level_of(paragraph);
    for (const auto bullet :
         {bullet_in(child_of(paragraph, "pPr")),
          bullet_in_style(body, level),
          bullet_in_style(layout_body_, level)}) {
        if (bullet != Bullet::unsaid) return bullet != Bullet::none;
    }
    return has_bullets;
}

void PptxSlide::add_title(std::string text) {
    if (text.empty()) return;
    title_ = Block{
        .kind = BlockKind::heading,
        .level = 1,
        .number = {},
        .text = std::move(text),
        .table = {},
        .picture = {},
        .at = {.line = 1, .page = number_}
    };
}

void PptxSlide::add_paragraph(const pugi::xml_node& paragraph, bool is_item) {
    const auto words = words_in(paragraph);
    const auto counted = bullet_in(child_of(paragraph, "pPr")) == Bullet::counted;
    const auto lines = is_item ? std::vector<std::string_view>{words} : lines_of(words);
    for (const auto line : lines) {
        const auto text = trimmed(line);
        if (text.empty()) continue;
        const auto marker = marker_of(text);
        Block block{.at = {.line = ++line_ + 1, .page = number_}};
        const bool has_marker = marker.kind != MarkerKind::none && marker.is_certain && !marker.rest.empty();
        block.kind = is_item || has_marker ? BlockKind::list_item : BlockKind::paragraph;
        block.text = is_item ? squeezed(has_marker ? marker.rest : text)
                             : std::string(has_marker ? marker.rest : text);
        block.number = has_marker ? marker.number : counted ? std::to_string(++counted_) : std::string();
        if (block.kind == BlockKind::list_item) block.level = level_of(paragraph);
        blocks_.push_back(std::move(block));
    }
}

void PptxSlide::read_frame(const pugi::xml_node& frame) {
    const auto table = child_of(child_of(child_of(frame, "graphic"), "graphicData"), "tbl");
    if (table) read_table(table);
}

/// A cell that is merged with the one before or above repeats its text.
void PptxSlide::read_table(const pugi::xml_node& table) {
    Table read;
    std::size_t columns = 0;
    for (const auto& row : table.children()) {
        if (local_name(row) != "tr") continue;
        Row cells{.cells = {}, .at = {.line = ++line_ + 1, .page = number_}};
        for (const auto& cell : row.children()) {
            if (local_name(cell) != "tc") continue;
            if (cells.cells.size() >= limits_.columns || ++cells_ > limits_.cells) {
                refusal_ = Refusal{
                    "A table of the presentation has more columns or cells than can be read: split it into several."
                };
                return;
            }
            Cell made{
                .text = text_of_body(child_of(cell, "txBody")),
                .at = cells.at,
                .column_span = std::max(1, number_in(cell, "gridSpan", 1)),
                .row_span = std::max(1, number_in(cell, "rowSpan", 1))
            };
            const auto column = cells.cells.size();
            const bool goes_right = attribute_of(cell, "hMerge") == "1" && column > 0;
            const bool goes_down = attribute_of(cell, "vMerge") == "1" && !read.rows.empty()
                                   && column < read.rows.back().cells.size();
            if (goes_right && made.text.empty()) made.text = cells.cells.back().text;
            if (goes_down && made.text.empty()) made.text = read.rows.back().cells[column].text;
            cells.cells.push_back(std::move(made));
        }
        columns = std::max(columns, cells.cells.size());
        read.rows.push_back(std::move(cells));
    }
    if (columns == 0) return;
    for (auto& row : read.rows)
        row.cells.resize(columns, Cell{.text = {}, .at = row.at});
    Block block{.kind = BlockKind::table, .table = std::move(read)};
    block.at = block.table.rows.front().at;
    blocks_.push_back(std::move(block));
}

std::vector<Block> PptxSlide::take() {
    const bool has_title_below = !title_ && !blocks_.empty() && blocks_.front().kind == BlockKind::paragraph
                                 && reads_as_title(blocks_.front().text) && blocks_.size() > 1;
    if (has_title_below) {
        title_ = std::move(blocks_.front());
        title_->kind = BlockKind::heading;
        title_->level = 1;
        blocks_.erase(blocks_.begin());
    }
    if (title_) blocks_.insert(blocks_.begin(), *std::exchange(title_, std::nullopt));
    return std::move(blocks_);
}

}  // namespace dueregard::documents
