#pragma once
// The door to pugixml: XML of others, parsed without DTD and without entities beyond XML's own five.

#include "documents/read_document.hpp"

#include <pugixml.hpp>

#include <expected>
#include <memory>
#include <string>
#include <string_view>

namespace dueregard::documents {

using Xml = std::unique_ptr<pugi::xml_document>;

/// Parses `text`. Refuses what is not well formed, what is nested deeper than the limit, and what would take
/// an unreasonable amount of memory for its size. Empty text makes an empty document. White space alone
/// within an element is kept where it is all the element holds.
[[nodiscard]] std::expected<Xml, Refusal> parse_xml(std::string text, const Limits& limits);

/// The element's name without its prefix: programs choose prefixes as they like.
[[nodiscard]] std::string_view local_name(const pugi::xml_node& node);

/// The first child of that local name; an empty node where there is none.
[[nodiscard]] pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);

/// The attribute of that local name; "" where there is none.
[[nodiscard]] std::string_view attribute_of(const pugi::xml_node& node, std::string_view name);

/// The number the attribute begins with; `otherwise` where it begins with none.
[[nodiscard]] int number_in(const pugi::xml_node& node, std::string_view name, int otherwise);

/// The attribute "val" of the child: how OOXML writes one value. "" where there is no such child.
[[nodiscard]] std::string_view value_of(const pugi::xml_node& node, std::string_view child);

/// An OOXML switch: the child stands there, and its "val" is not false, 0, off or none.
[[nodiscard]] bool is_on(const pugi::xml_node& node, std::string_view child);

}  // namespace dueregard::documents
