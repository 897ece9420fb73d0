#pragma once
// Which pieces of a document are headings, list items and paragraphs: by what the source tells, else by their
// looks.

#include "documents/document.hpp"
#include "documents/piece.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dueregard::documents {

/// When a short line may be a heading though nothing marks it but that it stands alone: always in plain text;
/// in a document that can set its headings apart, only where it sets apart none.
enum class PlainHeadings : std::uint8_t { always, where_no_others_are };

/// The blocks, one for each piece; tables are moved out of the pieces. README.md of this part has the rules.
[[nodiscard]] std::vector<Block> blocks_of(std::span<Piece> pieces, PlainHeadings plain_headings);

/// Short, with a word in it, beginning as a title does, and ending neither as a sentence nor as what leads
/// into one.
[[nodiscard]] bool reads_as_title(std::string_view text);

}  // namespace dueregard::documents
