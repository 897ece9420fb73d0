#pragma once
// The shapes of one slide as blocks: its title, paragraphs, bullets with their levels, tables.

#include "documents/document.hpp"
#include "documents/read_document.hpp"

#include <pugixml.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::documents {

class PptxSlide {
public:
    /// `layout` is the tree of shapes of the slide's layout, which says what has bullets there; it may be
    /// empty.
    PptxSlide(int number, const pugi::xml_node& layout, const Limits& limits)
        : number_(number), layout_(layout), limits_(limits) {}

    /// Reads the tree of shapes.
    void read(const pugi::xml_node& tree);

    /// The title first; where no shape is the title, the first short text at the top is.
    [[nodiscard]] std::vector<Block> take();

    [[nodiscard]] const std::optional<Refusal>& refusal() const { return refusal_; }

    /// What stands at the foot of the slide.
    [[nodiscard]] const std::vector<std::string>& furniture() const { return furniture_; }

private:
    void read_children(const pugi::xml_node& node, int depth);
    void read_shape(const pugi::xml_node& shape);
    void read_body(const pugi::xml_node& body, bool has_bullets);
    void read_frame(const pugi::xml_node& frame);
    void read_table(const pugi::xml_node& table);
    void add_title(std::string text);
    void add_paragraph(const pugi::xml_node& paragraph, bool is_item);
    [[nodiscard]] bool
    is_item(const pugi::xml_node& paragraph, const pugi::xml_node& body, bool has_bullets) const;

    int number_ = 0;
    pugi::xml_node layout_;
    const Limits& limits_;
    std::optional<Block> title_;
    std::vector<Block> blocks_;
    std::vector<std::string> furniture_;
    std::optional<Refusal> refusal_;
    pugi::xml_node layout_body_;  ///< of the placeholder at hand
    int line_ = 0;
    int counted_ = 0;  ///< of the numbered list at hand
    std::size_t cells_ = 0;
};

/// The words of a text body, a line for each paragraph.
[[nodiscard]] std::string text_of_body(const pugi::xml_node& body);

}  // namespace dueregard::documents
