#pragma once
// The words of a page as the lines that an eye sees, without what is printed on every page.

#include "documents/pdf_boxes.hpp"

#include <string>
#include <vector>

namespace dueregard::documents {

/// Words that stand beside each other, from left to right, however far apart.
struct PdfLine {
    std::vector<PdfWord> words;
    double top = 0.0;
    double bottom = 0.0;
    double space = 0.0;  ///< between two words, as is usual on the page
    double page_width = 0.0;
    int page = 0;
    int number = 0;  ///< of the line on its page, from 1

    [[nodiscard]] double left() const { return words.front().left; }

    [[nodiscard]] double right() const { return words.back().right; }

    [[nodiscard]] double height() const { return bottom - top; }

    /// About the size of its letters: a box is somewhat taller.
    [[nodiscard]] double em() const { return height() / 1.17; }

    [[nodiscard]] std::string text() const;
    /// Every word is, but for a bullet.
    [[nodiscard]] bool is_bold() const;
};

/// From top to bottom.
[[nodiscard]] std::vector<PdfLine> lines_of_page(const PdfPage& page);

/// Takes headers, footers and page numbers out of `pages`: what stands at the top or the bottom of several
/// pages in the same words but for its numbers. Returns their texts, each once.
std::vector<std::string> take_furniture(std::vector<std::vector<PdfLine>>& pages);

/// How the text of a document is set.
struct Typesetting {
    double right = 0.0;    ///< where its lines end at most
    double gap = 0.55;     ///< ems between two lines of one text, as `gap_between` tells it
    double size = 0.0;     ///< of the letters that most of the text is set in
    bool is_sure = false;  ///< the gap was seen where a text surely went on
};

[[nodiscard]] Typesetting typesetting_of(const std::vector<std::vector<PdfLine>>& pages);

/// The white between the lower line's letters and the upper's: small within a paragraph, larger between them.
[[nodiscard]] double gap_between(const PdfLine& upper, const PdfLine& lower);

}  // namespace dueregard::documents
