#pragma once
// One line of plain text: where it stands, how far in, and the bullet or number it opens with.

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::documents {

struct TextLine {
    std::string_view raw;       ///< without its end
    std::string_view text;      ///< without white space at either end
    int number = 0;             ///< in the source, from 1
    int indent = 0;             ///< in columns; a tab goes to the next eighth
    bool numbers_page = false;  ///< it held no more than "Page 2 of 6", and is blank now

    [[nodiscard]] bool is_blank() const { return text.empty(); }
};

/// Every line; one that only numbers a printed page ("Page 2 of 6") is blank.
[[nodiscard]] std::vector<TextLine> text_lines_of(std::string_view text);

enum class MarkerKind { none, bullet, number };

/// What opens a list item or a numbered heading.
struct Marker {
    MarkerKind kind = MarkerKind::none;
    std::string number;     ///< "4.1", "2", "a", without its point or brackets
    std::string style;      ///< tells lists apart: "·", "1.", "1)", "a)", "1.1"
    std::string_view rest;  ///< what follows, trimmed; the whole text where there is no marker
    int parts = 0;          ///< how many numbers, letters: 2 in "4.1"
    bool is_certain =
        true;  ///< false for a bare number such as "4 Findings", which only its neighbours can confirm
};

/// Reads the marker at the front of `text`, which is trimmed.
[[nodiscard]] Marker marker_of(std::string_view text);

/// Ends as a sentence or a lead-in does: . ! ? : ; perhaps inside closing quotes or brackets.
[[nodiscard]] bool ends_as_sentence(std::string_view text);

/// Begins with a to z.
[[nodiscard]] bool begins_small(std::string_view text);

/// How many characters; combining marks count too.
[[nodiscard]] std::size_t width_of(std::string_view text);

}  // namespace dueregard::documents
