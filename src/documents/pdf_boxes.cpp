#include "documents/pdf_boxes.hpp"

#include "base/text.hpp"
#include "documents/xml.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace dueregard::documents {

namespace {

constexpr double farthest = 20'000.0;  ///< points: a page may be 14,400 wide (ISO 32000-1, annex C)
constexpr std::size_t most_words = 2'000'000;

struct Ligature {
    std::string_view joined;
    std::string_view letters;
};

constexpr std::array ligatures = {
    Ligature{"\uFB00", "ff"},
    Ligature{"\uFB01", "fi"},
    Ligature{"\uFB02", "fl"},
    Ligature{"\uFB03", "ffi"},
    Ligature{"\uFB04", "ffl"},
};

double measure_in(const pugi::xml_node& node, const char* name) {
    const std::string_view text = node.attribute(name).value();
    double number = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return std::isfinite(number) && std::abs(number) < farthest ? number : 0.0;
}

std::string spelled(std::string_view text) {
    std::string word(trimmed(text));
    if (!word.contains("\xEF\xAC")) return word;
    for (const auto& ligature : ligatures) {
        for (auto at = word.find(ligature.joined); at != std::string::npos;
             at = word.find(ligature.joined, at))
            word.replace(at, ligature.joined.size(), ligature.letters);
    }
    return word;
}

class BoxReader {
public:
    PdfBoxes take() { return std::move(boxes_); }

    /// Flows, blocks and lines only group words; how these stand on the page tells more.
    void read(const pugi::xml_node& node) {
        for (const auto& child : node.children()) {
            const std::string_view name = child.name();
            if (name == "title") {
                boxes_.title = squeezed(child.text().get());
            } else if (name == "page") {
                open_page(child);
                read(child);
            } else if (name == "word") {
                add_word(child);
            } else {
                read(child);
            }
        }
    }

private:
    void open_page(const pugi::xml_node& node) {
        boxes_.pages.push_back(
            {.number = static_cast<int>(boxes_.pages.size()) + 1,
             .width = measure_in(node, "width"),
             .height = measure_in(node, "height"),
             .words = {}}
        );
    }

    void add_word(const pugi::xml_node& node) {
        if (boxes_.pages.empty() || count_ >= most_words) return;
        PdfWord word{
            .text = spelled(node.text().get()),
            .left = measure_in(node, "xMin"),
            .top = measure_in(node, "yMin"),
            .right = measure_in(node, "xMax"),
            .bottom = measure_in(node, "yMax")
        };
        if (word.text.empty() || word.right <= word.left || word.height() < 1.0) return;
        boxes_.pages.back().words.push_back(std::move(word));
        ++count_;
    }

    PdfBoxes boxes_;
    std::size_t count_ = 0;
};

}  // namespace

std::expected<PdfBoxes, Refusal> read_boxes(std::string text, const Limits& limits) {
    const auto xml = parse_xml(std::move(text), limits);
    if (!xml) return std::unexpected(xml.error());
    BoxReader reader;
    reader.read(**xml);
    return reader.take();
}

}  // namespace dueregard::documents
