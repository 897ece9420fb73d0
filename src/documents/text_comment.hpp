#pragma once
// Remarks in the margin of a Word document that was turned into text: each place shows as a line broken where
// none should be, and the remarks stand at the end, each after U+FFFD.

#include "documents/document.hpp"
#include "documents/piece.hpp"
#include "documents/text_line.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace dueregard::documents {

struct TextComments {
    std::vector<Comment> comments;
    std::size_t body_lines = 0;  ///< the lines before the first comment
};

/// The comments at the end of the text, not yet anchored. None where the blocks at the end do not all begin
/// with U+FFFD: within a text that character is a bullet that was lost.
[[nodiscard]] TextComments comments_at_end(std::span<const TextLine> lines);

/// Gives each comment the broken line it belongs to. Comments and breaks are in the same order, but some
/// breaks left no trace and some lines break for other reasons; so of all orderly pairings that one is taken
/// which has the surest breaks and the most words shared between remark and text. A comment that finds no
/// place keeps an empty anchor.
void anchor_comments(std::span<Comment> comments, std::span<const Piece> pieces);

}  // namespace dueregard::documents
