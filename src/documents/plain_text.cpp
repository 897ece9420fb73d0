#include "documents/plain_text.hpp"

#include "documents/outline.hpp"
#include "documents/text_comment.hpp"
#include "documents/text_line.hpp"
#include "documents/text_mark.hpp"
#include "documents/text_page.hpp"
#include "documents/text_piece.hpp"

#include <span>
#include <utility>
#include <vector>

namespace dueregard::documents {

namespace {

/// Nothing is left of it once its marks are taken out.
bool is_empty(const Piece& piece) {
    return !piece.is_table() && piece.text.empty() && piece.marker.kind != MarkerKind::number;
}

}  // namespace

Document read_plain_text(std::string_view text) {
    auto lines = text_lines_of(text);
    auto furniture = take_page_furniture(lines);
    auto found = comments_at_end(lines);
    auto pieces = pieces_of(std::span(lines).first(found.body_lines));
    Document document{.format = Format::text};
    document.furniture = std::move(furniture);
    document.notes = take_marks(pieces);
    std::erase_if(pieces, is_empty);
    if (!found.comments.empty()) anchor_comments(found.comments, pieces);
    document.comments = std::move(found.comments);
    document.blocks = blocks_of(pieces, PlainHeadings::always);
    return document;
}

}  // namespace dueregard::documents
