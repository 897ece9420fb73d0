#include "stories/page_tree.hpp"

#include "base/text.hpp"

#include <gumbo.h>
#include <span>

namespace dueregard::stories {

namespace {

std::span<void*> children_of(Node node) {
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) return {};
    return {node->v.element.children.data, node->v.element.children.length};
}

void visit(Node node, const std::function<void(Node)>& look) {
    look(node);
    for (void* child : children_of(node))
        visit(static_cast<Node>(child), look);
}

bool is_text(Node node) {
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE;
}

bool is_hidden(Node node) {
    const auto type = attribute(node, "type");
    return is(node, "script") || is(node, "style") || is(node, "svg")
           || (is(node, "input") && type == "hidden") || attribute(node, "hidden").has_value();
}

void add_text(Node node, std::string& text) {
    if (is_text(node)) text += node->v.text.text;
    if (node->type == GUMBO_NODE_ELEMENT && is_hidden(node)) return;
    for (void* child : children_of(node))
        add_text(static_cast<Node>(child), text);
    if (node->type == GUMBO_NODE_ELEMENT) text += ' ';
}

/// Lines grow piece by piece; an element that stands by itself ends the line before it.
class Reading {
public:
    void add(Node node) {
        if (is_text(node)) {
            line_ += node->v.text.text;
            return;
        }
        if (node->type != GUMBO_NODE_ELEMENT || is_hidden(node)) return;
        if (add_field(node) || add_own_line(node)) return;
        const bool stands_alone = is_block(node);
        if (stands_alone) end_line();
        for (void* child : children_of(node))
            add(static_cast<Node>(child));
        if (stands_alone) end_line();
    }

    std::string done() {
        end_line();
        return std::move(text_);
    }

private:
    static bool is_block(Node node) {
        for (const auto* tag :
             {"p",       "div",     "section", "article",    "form",    "fieldset", "ul",
              "ol",      "dl",      "table",   "thead",      "tbody",   "nav",      "main",
              "header",  "footer",  "figure",  "figcaption", "details", "label",    "legend",
              "caption", "summary", "aside",   "br"}) {
            if (is(node, tag)) return true;
        }
        return false;
    }

    void line(std::string_view mark, const std::string& text) {
        end_line();
        line_ = std::string(mark) + text;
        end_line();
    }

    bool add_own_line(Node node) {
        if (is(node, "h1")) return line("# ", text_of(node)), true;
        if (is(node, "h2")) return line("## ", text_of(node)), true;
        if (is(node, "h3") || is(node, "h4")) return line("### ", text_of(node)), true;
        if (is(node, "tr")) return line("", cells_of(node)), true;
        if (is(node, "dt")) return line("", text_of(node) + ":"), true;
        if (is(node, "dd")) return line("  ", text_of(node)), true;
        if (is(node, "li")) {
            end_line();
            line_ = "- ";
            for (void* child : children_of(node))
                add(static_cast<Node>(child));
            end_line();
            return true;
        }
        return false;
    }

    static std::string cells_of(Node row) {
        std::string text;
        for (void* child : children_of(row)) {
            const auto* cell = static_cast<Node>(child);
            if (cell->type != GUMBO_NODE_ELEMENT) continue;
            if (!text.empty()) text += " | ";
            text += text_of(cell);
        }
        return text;
    }

    bool add_field(Node node) {
        if (is(node, "button")) return line("", "[" + text_of(node) + "]"), true;
        if (is(node, "textarea")) return line("", "[" + squeezed(text_of(node)) + "_]"), true;
        if (is(node, "select")) return line("", "[" + chosen_of(node) + " v]"), true;
        if (!is(node, "input")) return false;
        const auto type = attribute_or_empty(node, "type");
        if (type == "radio" || type == "checkbox") {
            end_line();
            line_ = attribute(node, "checked") ? "(x) " : "( ) ";
            keeps_line_ = true;
        } else {
            line("", "[" + (type == "password" ? "" : attribute_or_empty(node, "value")) + "_]");
        }
        return true;
    }

    static std::string chosen_of(Node select) {
        std::string first;
        std::string chosen;
        visit(select, [&](Node option) {
            if (!is(option, "option")) return;
            if (first.empty()) first = text_of(option);
            if (attribute(option, "selected")) chosen = text_of(option);
        });
        return chosen.empty() ? first : chosen;
    }

    void end_line() {
        // The label of a radio button or a box stands in an element of its own, and yet on its line.
        if (keeps_line_ && (line_ == "( ) " || line_ == "(x) " || squeezed(line_).size() <= 3)) return;
        keeps_line_ = false;
        const auto words = squeezed(line_);
        if (!words.empty() && words != "-") text_ += words + '\n';
        line_.clear();
    }

    std::string text_;
    std::string line_;
    bool keeps_line_ = false;
};

}  // namespace

PageTree::PageTree(std::string html)
    : html_(std::move(html))
    , output_(gumbo_parse_with_options(&kGumboDefaultOptions, html_.data(), html_.size())) {}

PageTree::~PageTree() {
    gumbo_destroy_output(&kGumboDefaultOptions, output_);
}

Node PageTree::root() const {
    return output_->root;
}

std::vector<Node> PageTree::all(std::string_view tag, Node from) const {
    std::vector<Node> found;
    visit(from == nullptr ? root() : from, [&](Node node) {
        if (is(node, tag)) found.push_back(node);
    });
    return found;
}

Node PageTree::with_id(std::string_view id) const {
    Node found = nullptr;
    visit(root(), [&](Node node) {
        if (found == nullptr && node->type == GUMBO_NODE_ELEMENT && attribute(node, "id") == id) found = node;
    });
    return found;
}

Node PageTree::above(Node node, std::string_view tag) {
    for (Node up = node->parent; up != nullptr; up = up->parent) {
        if (is(up, tag)) return up;
    }
    return nullptr;
}

bool is(Node node, std::string_view tag) {
    return node->type == GUMBO_NODE_ELEMENT && gumbo_normalized_tagname(node->v.element.tag) == tag;
}

std::optional<std::string> attribute(Node node, const char* name) {
    if (node->type != GUMBO_NODE_ELEMENT) return std::nullopt;
    const auto* found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found == nullptr ? std::nullopt : std::optional<std::string>(found->value);
}

std::string attribute_or_empty(Node node, const char* name) {
    return attribute(node, name).value_or("");
}

std::string text_of(Node node) {
    std::string text;
    add_text(node, text);
    return squeezed(text);
}

std::string reading_of(Node node) {
    Reading reading;
    reading.add(node);
    return reading.done();
}

}  // namespace dueregard::stories
