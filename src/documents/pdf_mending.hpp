#pragma once
// Words and dates that a narrow cell of a PDF broke without a hyphen, in one piece again.

#include "documents/pdf_boxes.hpp"
#include "documents/piece.hpp"

#include <string>
#include <unordered_set>
#include <vector>

namespace dueregard::documents {

using Vocabulary = std::unordered_set<std::string>;

/// Every word of the document, in small letters.
[[nodiscard]] Vocabulary words_of_pages(const PdfBoxes& boxes);

/// Takes the breaks (pdf_table.hpp) out of every cell: a word goes together where it stands whole elsewhere,
/// or where what is left of it can be no word of its own.
void mend_breaks(std::vector<Piece>& pieces, const Vocabulary& known);

}  // namespace dueregard::documents
