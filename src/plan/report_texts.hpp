#pragma once
// Walks over the texts of a document, whatever block they stand in.

#include "documents/document.hpp"

#include <string_view>
#include <vector>

namespace dueregard::plan {

/// A line near the top: a heading, a paragraph, or a row of the first table with only one filled cell.
struct OpeningLine {
    documents::BlockKind kind = documents::BlockKind::paragraph;
    std::string_view number;
    std::string_view text;
    bool is_furniture = false;  ///< printed at the head or the foot of every page
};

/// What stands above the first row of several cells, at most 16 lines; labelled rows ("Date | 12 March 2031")
/// of a small table there are joined with a colon and not among them. Then what is printed on every page.
[[nodiscard]] std::vector<OpeningLine> opening_lines(const documents::Document& document);

template <class Visit>
void for_each_text(const documents::Document& document, Visit visit) {
    for (const auto& block : document.blocks) {
        if (!block.text.empty()) visit(std::string_view(block.text));
        for (const auto& row : block.table.rows) {
            for (const auto& cell : row.cells) {
                if (!cell.text.empty()) visit(std::string_view(cell.text));
            }
        }
    }
}

/// The distinct filled texts of a row, in order: a merged cell's text once.
[[nodiscard]] std::vector<std::string_view> filled_texts(const documents::Row& row);

}  // namespace dueregard::plan
