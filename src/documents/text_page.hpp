#pragma once
// Where printed pages end in plain text, and what stands at the head and the foot of each.

#include "documents/text_line.hpp"

#include <string>
#include <vector>

namespace dueregard::documents {

/// Takes out what is printed on every page (page numbers, running heads and feet) and answers it, each text
/// once. A page ends at a form feed, or else at a line that counts the pages. A head on the first page stays,
/// since it may be the title. A sentence that goes on overleaf stands in one piece afterwards.
std::vector<std::string> take_page_furniture(std::vector<TextLine>& lines);

}  // namespace dueregard::documents
