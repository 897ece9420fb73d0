#include "documents/docx_style.hpp"

#include "base/text.hpp"
#include "documents/xml.hpp"

#include <set>
#include <utility>
#include <vector>

namespace dueregard::documents {

namespace {

constexpr int outline_levels = 9;

/// Word names its own styles in English in every language's version; only their ids are translated.
int heading_level_of_name(std::string_view name) {
    const auto lower = lower_ascii(name);
    if (lower == "title") return 1;
    if (!lower.starts_with("heading ") || lower.size() != 9 || !is_digit(lower.back()) || lower.back() == '0')
        return 0;
    return lower.back() - '0';
}

struct StyleNode {
    pugi::xml_node node;
    std::string parent;
};

using StyleNodes = std::map<std::string, StyleNode, std::less<>>;

/// The style and what it is based on, the farthest ancestor first; a circle ends where it closes.
std::vector<pugi::xml_node> lineage(const StyleNodes& nodes, std::string_view id) {
    std::vector<pugi::xml_node> line;
    std::set<std::string, std::less<>> seen;
    auto found = nodes.find(id);
    while (found != nodes.end() && seen.insert(found->first).second && seen.size() <= 32) {
        line.insert(line.begin(), found->second.node);
        found = nodes.find(found->second.parent);
    }
    return line;
}

ParagraphStyle inherited(const std::vector<pugi::xml_node>& line, const LetterLook& plain) {
    ParagraphStyle style{.letters = plain};
    for (const auto& node : line) {
        const auto properties = child_of(node, "pPr");
        if (const int level = heading_level_of_name(value_of(node, "name")); level > 0)
            style.heading_level = level;
        if (const auto level = outline_level_of(properties)) style.heading_level = *level;
        if (auto numbering = numbering_of(properties)) {
            // A style names the list; which level it is on the list says itself, by naming the style.
            if (numbering->list.empty() && style.numbering) numbering->list = style.numbering->list;
            style.numbering = std::move(numbering);
        }
        style.letters = style.letters.with(letter_look_of(child_of(node, "rPr")));
    }
    return style;
}

}  // namespace

LetterLook LetterLook::with(const LetterLook& own) const {
    return {
        .is_bold = own.is_bold ? own.is_bold : is_bold,
        .size = own.size ? own.size : size,
        .is_hidden = own.is_hidden ? own.is_hidden : is_hidden,
        .font = own.font ? own.font : font,
    };
}

LetterLook letter_look_of(const pugi::xml_node& run_properties) {
    LetterLook look;
    if (!run_properties) return look;
    for (const auto& child : run_properties.children()) {
        const auto name = local_name(child);
        if (name == "b") look.is_bold = is_on(run_properties, "b");
        if (name == "vanish") look.is_hidden = is_on(run_properties, "vanish");
        if (name == "sz") look.size = number_in(child, "val", 0);
        if (name == "rFonts" && !attribute_of(child, "ascii").empty()) {
            look.font = std::string(attribute_of(child, "ascii"));
        }
    }
    return look;
}

std::optional<int> outline_level_of(const pugi::xml_node& paragraph_properties) {
    const auto outline = child_of(paragraph_properties, "outlineLvl");
    if (!outline) return std::nullopt;
    const int level = number_in(outline, "val", outline_levels);
    return level >= 0 && level < outline_levels ? level + 1 : 0;
}

std::optional<NumberingRef> numbering_of(const pugi::xml_node& paragraph_properties) {
    const auto numbering = child_of(paragraph_properties, "numPr");
    if (!numbering) return std::nullopt;
    return NumberingRef{
        .list = std::string(value_of(numbering, "numId")),
        .level = number_in(child_of(numbering, "ilvl"), "val", 0),
    };
}

DocxStyles::DocxStyles(const pugi::xml_node& styles) {
    // Word takes ten points where a file says nothing of the size.
    const auto defaults = child_of(child_of(child_of(styles, "docDefaults"), "rPrDefault"), "rPr");
    plain_ = LetterLook{.size = 20}.with(letter_look_of(defaults));
    default_.letters = plain_;
    StyleNodes nodes;
    std::string default_id;
    for (const auto& style : styles.children()) {
        if (local_name(style) != "style") continue;
        const std::string id(attribute_of(style, "styleId"));
        nodes.emplace(id, StyleNode{.node = style, .parent = std::string(value_of(style, "basedOn"))});
        const auto is_default = attribute_of(style, "default");
        if (attribute_of(style, "type") == "paragraph" && (is_default == "1" || is_default == "true"))
            default_id = id;
    }
    for (const auto& [id, style] : nodes) {
        const auto line = lineage(nodes, id);
        if (attribute_of(style.node, "type") == "character") {
            letters_[id] = inherited(line, {}).letters;
        } else {
            paragraphs_[id] = inherited(line, plain_);
        }
    }
    if (const auto found = paragraphs_.find(default_id); found != paragraphs_.end()) default_ = found->second;
}

const ParagraphStyle& DocxStyles::paragraph(std::string_view id) const {
    const auto found = paragraphs_.find(id);
    return found == paragraphs_.end() ? default_ : found->second;
}

const LetterLook& DocxStyles::letters(std::string_view id) const {
    static const LetterLook nothing;
    const auto found = letters_.find(id);
    return found == letters_.end() ? nothing : found->second;
}

}  // namespace dueregard::documents
