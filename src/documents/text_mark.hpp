#pragma once
// What programs leave in text when they turn a formatted document into it: footnote marks, bookmarks,
// Markdown's emphasis and links.

#include "documents/document.hpp"
#include "documents/piece.hpp"

#include <span>
#include <vector>

namespace dueregard::documents {

/// Takes the marks out of the pieces' texts and of their tables' cells; what footnotes say is answered, in
/// order. Understands "[footnoteRef:1]" with "[1:  text]", "[^1]" with "[^1]: text", "[bookmark: name]",
/// "**bold**" and
/// "[text](address)". A footnote's text without any reference to one in the document is left as it is.
[[nodiscard]] std::vector<Note> take_marks(std::span<Piece> pieces);

}  // namespace dueregard::documents
