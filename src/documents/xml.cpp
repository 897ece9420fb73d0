#include "documents/xml.hpp"

#include "base/text.hpp"
#include "documents/encoding.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace dueregard::documents {

namespace {

// An element takes about a hundred bytes of memory and an attribute forty; a document of this many takes
// about a gigabyte, and a workbook of two million cells has fewer.
constexpr std::size_t most_nodes = 12'000'000;

std::size_t nodes_in(std::string_view text) {
    std::size_t tags = 0;
    std::size_t attributes = 0;
    for (const char c : text) {
        if (c == '<') ++tags;
        if (c == '=') ++attributes;
    }
    return tags / 2 + attributes;
}

/// Deeper than `most` anywhere? Without recursion, as the depth is not known yet.
bool is_deeper_than(const pugi::xml_node& root, std::size_t most) {
    std::size_t depth = 0;
    auto node = root.first_child();
    while (node) {
        if (auto child = node.first_child()) {
            if (++depth >= most) return true;
            node = child;
            continue;
        }
        while (node && !node.next_sibling()) {
            node = node.parent();
            if (node == root) return false;
            --depth;
        }
        node = node.next_sibling();
    }
    return false;
}

bool is_utf16(std::string_view text) {
    return encoding_of(text.substr(0, 200)) == Encoding::utf16_little
           || encoding_of(text.substr(0, 200)) == Encoding::utf16_big;
}

std::string_view without_prefix(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::expected<Xml, Refusal> parse_xml(std::string text, const Limits& limits) {
    auto document = std::make_unique<pugi::xml_document>();
    if (text.empty()) return document;
    // What is declared as anything else but UTF-16 is UTF-8 in every office file; stray bytes are mended.
    if (is_utf16(text) || !is_valid_utf8(text)) {
        std::string room;
        text = std::string(as_utf8(text, room));
    }
    if (nodes_in(text) > most_nodes) {
        return std::unexpected(Refusal{
            "The file has more cells or paragraphs than can be read at once: split it into several files."
        });
    }
    constexpr auto flags = pugi::parse_default | pugi::parse_ws_pcdata_single;
    const auto result = document->load_buffer(text.data(), text.size(), flags, pugi::encoding_utf8);
    if (!result) {
        return std::unexpected(Refusal{
            "The file is damaged: a part of it is not well formed. Open it in the program that made it and save it again."
        });
    }
    if (is_deeper_than(*document, limits.depth)) {
        return std::unexpected(
            Refusal{"The file is nested deeper than any document a person made: it is not read."}
        );
    }
    return document;
}

std::string_view local_name(const pugi::xml_node& node) {
    return without_prefix(node.name());
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
    for (const auto& child : node.children()) {
        if (local_name(child) == name) return child;
    }
    return {};
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
    for (const auto& attribute : node.attributes()) {
        if (without_prefix(attribute.name()) == name) return attribute.value();
    }
    return {};
}

int number_in(const pugi::xml_node& node, std::string_view name, int otherwise) {
    const auto text = attribute_of(node, name);
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string_view value_of(const pugi::xml_node& node, std::string_view child) {
    return attribute_of(child_of(node, child), "val");
}

bool is_on(const pugi::xml_node& node, std::string_view child) {
    const auto found = child_of(node, child);
    const auto value = attribute_of(found, "val");
    return found && value != "0" && value != "false" && value != "off" && value != "none";
}

}  // namespace dueregard::documents
