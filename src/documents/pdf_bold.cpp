#include "documents/pdf_bold.hpp"

#include "base/text.hpp"
#include "documents/xml.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace dueregard::documents {

namespace {

constexpr std::size_t most_boxes = 5'000;  ///< of a page
constexpr double slack = 2.0;              ///< points: the boxes are told in whole points

struct Box {
    double left = 0.0;
    double top = 0.0;
    double right = 0.0;
    double bottom = 0.0;
};

/// All its words stand in <b>.
bool is_bold(const pugi::xml_node& text) {
    bool has_bold = false;
    for (const auto& child : text.children()) {
        if (child.type() == pugi::node_pcdata && !trimmed(child.value()).empty()) return false;
        const std::string_view name = child.name();
        if (name == "b") {
            has_bold = true;
        } else if (name == "i" || name == "a") {
            if (!is_bold(child)) return false;
            has_bold = true;
        }
    }
    return has_bold;
}

std::vector<Box> bold_boxes(const pugi::xml_node& page) {
    std::vector<Box> boxes;
    for (const auto& text : page.children("text")) {
        if (boxes.size() >= most_boxes) break;
        if (!is_bold(text)) continue;
        const double left = number_in(text, "left", 0);
        const double top = number_in(text, "top", 0);
        boxes.push_back(
            {.left = left - slack,
             .top = top - slack,
             .right = left + number_in(text, "width", 0) + slack,
             .bottom = top + number_in(text, "height", 0) + slack}
        );
    }
    std::ranges::sort(boxes, {}, &Box::top);
    return boxes;
}

void mark_page(PdfPage& page, const std::vector<Box>& boxes) {
    double tallest = 0.0;
    for (const auto& box : boxes)
        tallest = std::max(tallest, box.bottom - box.top);
    for (auto& word : page.words) {
        const double middle = (word.top + word.bottom) / 2;
        auto box = std::ranges::lower_bound(boxes, middle - tallest, {}, &Box::top);
        for (; box != boxes.end() && box->top <= middle && !word.is_bold; ++box)
            word.is_bold = middle <= box->bottom && word.left >= box->left && word.right <= box->right;
    }
}

}  // namespace

void mark_bold(PdfBoxes& boxes, std::string texts, const Limits& limits) {
    const auto xml = parse_xml(std::move(texts), limits);
    if (!xml) return;
    for (const auto& page : (*xml)->child("pdf2xml").children("page")) {
        const auto number = number_in(page, "number", 0);
        if (number < 1 || static_cast<std::size_t>(number) > boxes.pages.size()) continue;
        mark_page(boxes.pages[static_cast<std::size_t>(number) - 1], bold_boxes(page));
    }
}

}  // namespace dueregard::documents
