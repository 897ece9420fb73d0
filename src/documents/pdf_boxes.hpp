#pragma once
// The words of a PDF, each with the box it stands in, as `pdftotext -bbox-layout` tells them.

#include "documents/read_document.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::documents {

/// In points; the origin is the page's upper left corner.
struct PdfWord {
    std::string text;
    double left = 0.0;
    double top = 0.0;
    double right = 0.0;
    double bottom = 0.0;
    bool is_bold = false;

    [[nodiscard]] double height() const { return bottom - top; }
};

struct PdfPage {
    int number = 0;
    double width = 0.0;
    double height = 0.0;
    std::vector<PdfWord> words;
};

struct PdfBoxes {
    std::string title;  ///< from the file's properties
    std::vector<PdfPage> pages;
};

/// Parses the XHTML that pdftotext writes. Boxes that are no boxes and words without letters are left out.
[[nodiscard]] std::expected<PdfBoxes, Refusal> read_boxes(std::string text, const Limits& limits);

}  // namespace dueregard::documents
