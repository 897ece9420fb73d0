#include "assessment/point_list.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace dueregard::assessment {

namespace {

using documents::Block;
using documents::BlockKind;

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

/// Without the "; and" that only joins an item to the next one.
std::string without_joint(std::string text) {
    for (const std::string_view joint : {"; and", ", and", "; or", ";"}) {
        if (text.ends_with(joint)) text.resize(text.size() - joint.size());
    }
    return text;
}

NumberedText point_of(const Block& block) {
    return {
        .number = unless_empty(block.number), .text = without_joint(squeezed(block.text)), .at = block.at
    };
}

void go_on(NumberedText& point, std::string_view text) {
    point.text += "\n" + squeezed(text);
}

bool leads_in(const Block& block) {
    return trimmed(block.text).ends_with(':');
}

std::vector<NumberedText> paragraphs_of(std::span<const Block> blocks) {
    std::vector<NumberedText> points;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::paragraph && !leads_in(block) && words_of(block.text).size() > 1)
            points.push_back(point_of(block));
    }
    return points;
}

/// More paragraphs than items, and several before the first of these: the text is prose with short lists in
/// it.
bool is_prose(std::span<const Block> blocks) {
    const auto first = std::ranges::find(blocks, BlockKind::list_item, &Block::kind);
    const auto before = std::count_if(blocks.begin(), first, [](const Block& block) {
        return block.kind == BlockKind::paragraph && !leads_in(block);
    });
    const auto paragraphs = std::ranges::count(blocks, BlockKind::paragraph, &Block::kind);
    const auto items = std::ranges::count(blocks, BlockKind::list_item, &Block::kind);
    return before >= 2 && paragraphs >= items;
}

std::vector<NumberedText> prose_of(std::span<const Block> blocks) {
    std::vector<NumberedText> points;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::paragraph)
            points.push_back(point_of(block));
        else if (block.kind == BlockKind::list_item && !points.empty())
            go_on(points.back(), block.text);
    }
    return points;
}

bool belongs_to(const NumberedText& point, const Block& item, int top, Nested nested) {
    const bool opens = point.text.contains(":\n") || point.text.ends_with(':');
    if (item.level > top) return nested == Nested::part_of_point || opens;
    return opens && point.number.has_value() && item.number.empty();
}

std::vector<NumberedText> items_of(std::span<const Block> blocks, Nested nested) {
    int top = 1'000;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::list_item) top = std::min(top, block.level);
    }
    std::vector<NumberedText> points;
    bool is_after_heading = true;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto& block = blocks[i];
        if (block.kind == BlockKind::heading) is_after_heading = true;
        if (block.kind == BlockKind::list_item) {
            const bool belongs = !is_after_heading && belongs_to(points.back(), block, top, nested);
            if (belongs)
                go_on(points.back(), block.text);
            else
                points.push_back(point_of(block));
            is_after_heading = false;
        }
        const bool is_between = block.kind == BlockKind::paragraph && i + 1 < blocks.size()
                                && !is_after_heading && blocks[i + 1].kind == BlockKind::list_item
                                && !leads_in(block);
        if (is_between) go_on(points.back(), block.text);
    }
    return points;
}

/// "3. Text" and "• Text" as a number and a text.
NumberedText point_of_line(std::string_view line, const documents::Place& at) {
    NumberedText point{.number = std::nullopt, .text = {}, .at = at};
    for (const std::string_view bullet : {"•", "·", "–", "-", "*", "▪", "o\t"}) {
        if (line.starts_with(bullet)) line = trimmed(line.substr(bullet.size()));
    }
    std::size_t digits = 0;
    while (digits < line.size() && is_digit(line[digits]))
        ++digits;
    const bool is_numbered = digits > 0 && digits < 3 && digits + 1 < line.size()
                             && (line[digits] == '.' || line[digits] == ')') && is_space(line[digits + 1]);
    if (is_numbered) {
        point.number = std::string(line.substr(0, digits));
        line = trimmed(line.substr(digits + 1));
    }
    point.text = squeezed(line);
    return point;
}

/// "None were found."
bool says_none(const NumberedText& point) {
    const auto words = words_of(point.text);
    constexpr auto nothing = std::to_array<std::string_view>({"none", "nil"});
    const bool is_short = !words.empty() && words.size() <= 4;
    return is_short && std::ranges::find(nothing, words.front()) != nothing.end();
}

}  // namespace

std::vector<NumberedText> points_of(std::span<const Block> blocks, Nested nested) {
    const bool has_items = std::ranges::find(blocks, BlockKind::list_item, &Block::kind) != blocks.end();
    auto points = !has_items         ? paragraphs_of(blocks)
                  : is_prose(blocks) ? prose_of(blocks)
                                     : items_of(blocks, nested);
    std::erase_if(points, says_none);
    return points;
}

std::vector<NumberedText> points_of_cell(const documents::Cell& cell) {
    std::vector<NumberedText> points;
    for (const auto line : lines_of(cell.text)) {
        auto point = point_of_line(trimmed(line), cell.at);
        if (!words_of(point.text).empty() && !says_none(point)) points.push_back(std::move(point));
    }
    return points;
}

std::vector<NumberedText> stories_of(std::span<const Block> blocks) {
    const bool has_headings = std::ranges::find(blocks, BlockKind::heading, &Block::kind) != blocks.end();
    const bool has_items = std::ranges::find(blocks, BlockKind::list_item, &Block::kind) != blocks.end();
    if (!has_headings || has_items) return points_of(blocks, Nested::part_of_point);
    std::vector<NumberedText> points;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::heading)
            points.push_back(point_of(block));
        else if (block.kind == BlockKind::paragraph && !points.empty())
            go_on(points.back(), block.text);
    }
    return points;
}

}  // namespace dueregard::assessment
