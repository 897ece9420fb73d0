#pragma once
// Plain text cut into pieces, with its broken lines joined again.

#include "documents/piece.hpp"
#include "documents/text_line.hpp"

#include <span>
#include <vector>

namespace dueregard::documents {

[[nodiscard]] std::vector<Piece> pieces_of(std::span<const TextLine> lines);

}  // namespace dueregard::documents
