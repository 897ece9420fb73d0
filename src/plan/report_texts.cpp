#include "plan/report_texts.hpp"

#include "base/text.hpp"

namespace dueregard::plan {

namespace {

constexpr std::size_t most_lines = 16;

std::vector<OpeningLine> first_lines(const documents::Document& document) {
    std::vector<OpeningLine> lines;
    for (const auto& block : document.blocks) {
        if (lines.size() >= most_lines) break;
        if (block.kind != documents::BlockKind::table) {
            const auto text = trimmed(block.text);
            if (!text.empty()) lines.push_back({.kind = block.kind, .number = block.number, .text = text});
            continue;
        }
        for (const auto& row : block.table.rows) {
            const auto texts = filled_texts(row);
            if (texts.size() > 1 || lines.size() >= most_lines) return lines;
            if (!texts.empty()) lines.push_back({.text = texts.front()});
        }
    }
    return lines;
}

}  // namespace

std::vector<OpeningLine> opening_lines(const documents::Document& document) {
    auto lines = first_lines(document);
    for (const auto& text : document.furniture)
        lines.push_back({.number = {}, .text = trimmed(text), .is_furniture = true});
    return lines;
}

std::vector<std::string_view> filled_texts(const documents::Row& row) {
    std::vector<std::string_view> texts;
    for (const auto& cell : row.cells) {
        const auto text = trimmed(cell.text);
        if (!text.empty() && (texts.empty() || texts.back() != text)) texts.push_back(text);
    }
    return texts;
}

}  // namespace dueregard::plan
