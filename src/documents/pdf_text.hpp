#pragma once
// Lines of a PDF that stand in no table, joined into paragraphs, headings and items.

#include "documents/pdf_line.hpp"
#include "documents/piece.hpp"

#include <span>
#include <vector>

namespace dueregard::documents {

/// Appends the pieces of `lines`, which follow each other in one column; the first may go on with the last of
/// `pieces` where `may_go_on`, as over the end of a page.
enum class Opening : bool { anew, may_go_on };
void add_pieces(
    std::span<const PdfLine> lines, const Typesetting& set, Opening opening, std::vector<Piece>& pieces
);

}  // namespace dueregard::documents
