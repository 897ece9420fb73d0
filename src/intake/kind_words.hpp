#pragma once
// The words that speak for each kind of document, and how much.

#include "intake/kind.hpp"

#include <span>
#include <string_view>

namespace dueregard::intake {

/// A phrase counts once in the title, once among the headings, and up to twice in the text.
struct Cue {
    DocumentKind kind = DocumentKind::unknown;
    std::string_view phrase;  ///< small words, one space between
    double in_title = 0.0;
    double in_headings = 0.0;
    double in_text = 0.0;
};

[[nodiscard]] std::span<const Cue> kind_cues();

/// In the opening lines they name slides, and a report.
[[nodiscard]] std::span<const std::string_view> words_of_slide_titles();
[[nodiscard]] std::span<const std::string_view> words_of_report_titles();

/// Words of minutes, invoices and the like, none of which is a kind we know.
[[nodiscard]] std::span<const std::string_view> foreign_words();

/// Words that name the nine protected characteristics as a form heads its rows with them.
[[nodiscard]] std::span<const std::string_view> characteristic_words();

}  // namespace dueregard::intake
