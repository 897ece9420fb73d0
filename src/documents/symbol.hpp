#pragma once
// Characters that Word keeps as places in a font of pictures.

#include <string_view>

namespace dueregard::documents {

[[nodiscard]] bool is_symbol_font(std::string_view font);

/// The character that looks like place `code` of the font: "Wingdings" 0xFC is ✓, 0xAB is ★. Places as Word
/// writes them in the private area (0xF0FC) are the same. 0 where nothing like it is known.
[[nodiscard]] char32_t symbol_of(std::string_view font, char32_t code);

}  // namespace dueregard::documents
