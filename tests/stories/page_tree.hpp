#pragma once
// A page as a tree, read by Gumbo: what the story browser looks things up in.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct GumboInternalNode;
struct GumboInternalOutput;

namespace dueregard::stories {

using Node = const GumboInternalNode*;

class PageTree {
public:
    explicit PageTree(std::string html);
    ~PageTree();
    PageTree(const PageTree&) = delete;
    PageTree& operator=(const PageTree&) = delete;
    PageTree(PageTree&&) = delete;
    PageTree& operator=(PageTree&&) = delete;

    [[nodiscard]] Node root() const;
    /// Every element of that name below `from`, in the order of the source.
    [[nodiscard]] std::vector<Node> all(std::string_view tag, Node from = nullptr) const;
    [[nodiscard]] Node with_id(std::string_view id) const;
    /// The element's nearest ancestor of that name; nullptr where there is none.
    [[nodiscard]] static Node above(Node node, std::string_view tag);

private:
    std::string html_;
    GumboInternalOutput* output_;
};

[[nodiscard]] bool is(Node node, std::string_view tag);
[[nodiscard]] std::optional<std::string> attribute(Node node, const char* name);
[[nodiscard]] std::string attribute_or_empty(Node node, const char* name);
/// All text below, white space squeezed.
[[nodiscard]] std::string text_of(Node node);
/// A part of the page as lines a person would read, form fields and their values among them.
[[nodiscard]] std::string reading_of(Node node);

}  // namespace dueregard::stories
