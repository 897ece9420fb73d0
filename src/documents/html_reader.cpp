#include "documents/html_reader.hpp"

#include "base/text.hpp"
#include "documents/html_nesting.hpp"
#include "documents/html_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <gumbo.h>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace dueregard::documents {

namespace {

constexpr std::size_t deepest = 1'500;
constexpr int largest_number = 100'000;
constexpr int deepest_list = 8;  ///< as in Word, counted from 0

struct Destroyer {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

bool is_among(std::span<const GumboTag> tags, GumboTag tag) {
    return std::ranges::find(tags, tag) != tags.end();
}

/// What no reader of the page takes for its content.
bool is_no_content(GumboTag tag) {
    constexpr auto tags = std::to_array<GumboTag>(
        {GUMBO_TAG_SCRIPT,
         GUMBO_TAG_STYLE,
         GUMBO_TAG_NOSCRIPT,
         GUMBO_TAG_TEMPLATE,
         GUMBO_TAG_HEAD,
         GUMBO_TAG_NAV,
         GUMBO_TAG_BUTTON,
         GUMBO_TAG_SELECT,
         GUMBO_TAG_TEXTAREA,
         GUMBO_TAG_IFRAME,
         GUMBO_TAG_OBJECT,
         GUMBO_TAG_SVG,
         GUMBO_TAG_MATH}
    );
    return is_among(tags, tag);
}

bool is_inline(GumboTag tag) {
    constexpr auto tags = std::to_array<GumboTag>(
        {GUMBO_TAG_A,     GUMBO_TAG_ABBR,  GUMBO_TAG_B,    GUMBO_TAG_BDI,    GUMBO_TAG_BDO, GUMBO_TAG_CITE,
         GUMBO_TAG_CODE,  GUMBO_TAG_DATA,  GUMBO_TAG_DEL,  GUMBO_TAG_DFN,    GUMBO_TAG_EM,  GUMBO_TAG_FONT,
         GUMBO_TAG_I,     GUMBO_TAG_INS,   GUMBO_TAG_KBD,  GUMBO_TAG_MARK,   GUMBO_TAG_Q,   GUMBO_TAG_S,
         GUMBO_TAG_SAMP,  GUMBO_TAG_SMALL, GUMBO_TAG_SPAN, GUMBO_TAG_STRONG, GUMBO_TAG_SUB, GUMBO_TAG_SUP,
         GUMBO_TAG_TIME,  GUMBO_TAG_U,     GUMBO_TAG_VAR,  GUMBO_TAG_WBR,    GUMBO_TAG_IMG, GUMBO_TAG_LABEL,
         GUMBO_TAG_INPUT, GUMBO_TAG_BIG,   GUMBO_TAG_TT,   GUMBO_TAG_CENTER}
    );
    return is_among(tags, tag);
}

int heading_level(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_H1:
        return 1;
    case GUMBO_TAG_H2:
        return 2;
    case GUMBO_TAG_H3:
        return 3;
    case GUMBO_TAG_H4:
        return 4;
    case GUMBO_TAG_H5:
        return 5;
    case GUMBO_TAG_H6:
        return 6;
    default:
        return 0;
    }
}

std::span<GumboNode* const> children_of(const GumboNode& node) {
    const auto& children = node.v.element.children;
    return {reinterpret_cast<GumboNode* const*>(children.data), children.length};
}

bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool is_text(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA
           || node.type == GUMBO_NODE_WHITESPACE;
}

int line_of(const GumboNode& element) {
    return std::max(static_cast<int>(element.v.element.start_pos.line), 1);
}

std::string_view attribute(const GumboNode& element, const char* name) {
    const auto* const found = gumbo_get_attribute(&element.v.element.attributes, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

int number_in(std::string_view text) {
    int number = 0;
    const auto trimmed_text = trimmed(text);
    std::from_chars(trimmed_text.data(), trimmed_text.data() + trimmed_text.size(), number);
    return std::clamp(number, 1, largest_number);
}

/// White space made single; the lines that a page breaks itself stay.
std::string tidy(std::string_view text) {
    std::string result;
    for (const auto line : split(text, '\f')) {
        const auto words = squeezed(line);
        if (words.empty()) continue;
        if (!result.empty()) result += '\n';
        result += words;
    }
    return result;
}

/// The text of an element; "\f" stands between its paragraphs and for its own line breaks, since a line end
/// in the source is only a space.
void add_text(const GumboNode& node, std::string& text) {
    if (is_text(node)) {
        text += node.v.text.text;
        return;
    }
    if (!is_element(node) || is_no_content(node.v.element.tag)) return;
    const auto tag = node.v.element.tag;
    if (tag == GUMBO_TAG_BR) text += '\f';
    const bool is_block = !is_inline(tag);
    const bool is_cell = tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
    if (is_block && !is_cell) text += '\f';
    for (const auto* const child : children_of(node))
        add_text(*child, text);
    if (is_cell) text += '\t';
    if (is_block && !is_cell) text += '\f';
}

std::string text_of(const GumboNode& node) {
    std::string text;
    for (const auto* const child : children_of(node))
        add_text(*child, text);
    return tidy(text);
}

class PageReader {
public:
    explicit PageReader(const Limits& limits) : limits_(limits) {}

    std::expected<Document, Refusal> read(const GumboNode& root) && {
        document_.format = Format::html;
        document_.language = attribute(root, "lang");
        if (const auto* const title = first_of(root, GUMBO_TAG_TITLE)) document_.title = text_of(*title);
        read_children(root);
        flush();
        if (refusal_) return std::unexpected(std::move(*refusal_));
        return std::move(document_);
    }

private:
    static const GumboNode* first_of(const GumboNode& node, GumboTag tag) {
        for (const auto* const child : children_of(node)) {
            if (!is_element(*child)) continue;
            if (child->v.element.tag == tag) return child;
            if (child->v.element.tag != GUMBO_TAG_HEAD) continue;
            if (const auto* const found = first_of(*child, tag)) return found;
        }
        return nullptr;
    }

    void read_children(const GumboNode& node) {
        for (const auto* const child : children_of(node)) {
            if (refusal_) return;
            read_node(*child);
        }
    }

    void read_node(const GumboNode& node) {
        if (is_text(node)) {
            add_words(node);
        } else if (is_element(node)) {
            read_element(node);
        }
    }

    void add_words(const GumboNode& node) {
        const std::string_view text = node.v.text.text;
        if (line_ == 0 && !trimmed(text).empty()) {
            const auto space = text.substr(0, text.find_first_not_of(" \t\r\n"));
            line_ = std::max(static_cast<int>(node.v.text.start_pos.line), 1)
                    + static_cast<int>(std::ranges::count(space, '\n'));
        }
        pending_ += text;
        (bold_ > 0 ? bold_bytes_ : plain_bytes_) += trimmed(text).size();
    }

    void read_element(const GumboNode& node) {
        const auto tag = node.v.element.tag;
        if (is_no_content(tag)) return;
        if (tag == GUMBO_TAG_BR) {
            pending_ += '\f';
        } else if (const int level = heading_level(tag)) {
            read_heading(node, level);
        } else if (tag == GUMBO_TAG_TABLE) {
            read_table(node);
        } else if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) {
            read_list(node);
        } else if (tag == GUMBO_TAG_LI) {
            read_item(node);
        } else if (tag == GUMBO_TAG_DT) {
            flush();
            term_ = text_of(node);
            line_ = line_of(node);
        } else if (is_inline(tag)) {
            const bool is_bold = tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG;
            bold_ += is_bold ? 1 : 0;
            read_children(node);
            bold_ -= is_bold ? 1 : 0;
        } else {
            if (tag != GUMBO_TAG_DD) flush();
            read_children(node);
            flush();
        }
    }

    void read_heading(const GumboNode& node, int level) {
        flush();
        auto text = squeezed(text_of(node));
        if (text.empty()) return;
        document_.blocks.push_back(
            {.kind = BlockKind::heading,
             .level = level,
             .text = std::move(text),
             .at = {.line = line_of(node)}}
        );
    }

    void read_list(const GumboNode& node) {
        flush();
        const auto outer = std::exchange(next_number_, node.v.element.tag == GUMBO_TAG_OL ? 1 : 0);
        ++lists_;
        read_children(node);
        flush();
        --lists_;
        next_number_ = outer;
    }

    void read_item(const GumboNode& node) {
        flush();
        is_item_ = true;
        number_ = next_number_ > 0 ? std::to_string(next_number_++) : "";
        read_children(node);
        flush();
        is_item_ = false;
    }

    /// Makes a block of the words since the last one.
    void flush() {
        auto text = tidy(pending_);
        if (!term_.empty()) {
            text = text.empty() ? term_ : fmt::format("{}: {}", term_, text);
            term_.clear();
        }
        if (!text.empty()) {
            document_.blocks.push_back(
                {.kind = is_item_ ? BlockKind::list_item : BlockKind::paragraph,
                 .level = is_item_ ? std::clamp(lists_ - 1, 0, deepest_list) : 0,
                 .number = is_item_ ? std::exchange(number_, "") : "",
                 .text = std::move(text),
                 .is_bold = bold_bytes_ > 0 && plain_bytes_ == 0,
                 .at = {.line = std::max(line_, 1)}}
            );
            is_item_ = false;
        }
        pending_.clear();
        line_ = 0;
        bold_bytes_ = 0;
        plain_bytes_ = 0;
    }

    // --- tables ---

    struct TableRows {
        HtmlGrid grid;
        std::size_t rows = 0;
        int header_rows = 0;
        const GumboNode* only_cell = nullptr;
        std::size_t cells = 0;
    };

    static bool is_row_group(GumboTag tag) {
        return tag == GUMBO_TAG_THEAD || tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_TFOOT;
    }

    static void read_rows(const GumboNode& node, TableRows& found) {
        for (const auto* const child : children_of(node)) {
            if (!is_element(*child)) continue;
            const auto tag = child->v.element.tag;
            if (is_row_group(tag)) read_rows(*child, found);
            if (tag == GUMBO_TAG_TR) read_row(*child, found, node.v.element.tag == GUMBO_TAG_THEAD);
        }
    }

    static void read_row(const GumboNode& node, TableRows& found, bool is_in_head) {
        found.grid.begin_row({.line = line_of(node)});
        std::size_t cells = 0;
        bool has_data = false;
        for (const auto* const child : children_of(node)) {
            if (!is_element(*child)) continue;
            const auto tag = child->v.element.tag;
            if (tag != GUMBO_TAG_TD && tag != GUMBO_TAG_TH) continue;
            has_data = has_data || tag == GUMBO_TAG_TD;
            ++cells;
            found.only_cell = child;
            found.grid.add_cell(
                {.text = text_of(*child),
                 .at = {.line = line_of(*child)},
                 .column_span = number_in(attribute(*child, "colspan")),
                 .row_span = number_in(attribute(*child, "rowspan"))}
            );
        }
        found.grid.end_row();
        const bool is_header = is_in_head || (cells > 1 && !has_data);
        if (is_header && found.header_rows == static_cast<int>(found.rows)) ++found.header_rows;
        ++found.rows;
        found.cells += cells;
    }

    void read_table(const GumboNode& node) {
        flush();
        TableRows found{.grid = HtmlGrid(limits_)};
        read_rows(node, found);
        if (found.cells == 1) return read_children(*found.only_cell), flush();
        auto rows = std::move(found.grid).rows();
        if (!rows) {
            refusal_ = std::move(rows.error());
            return;
        }
        if (rows->empty()) return;
        Table table{.name = caption_of(node), .rows = *std::move(rows)};
        table.header_rows = std::min(found.header_rows, static_cast<int>(table.rows.size()));
        document_.blocks.push_back(
            {.kind = BlockKind::table, .table = std::move(table), .at = {.line = line_of(node)}}
        );
    }

    static std::string caption_of(const GumboNode& node) {
        for (const auto* const child : children_of(node)) {
            if (is_element(*child) && child->v.element.tag == GUMBO_TAG_CAPTION)
                return squeezed(text_of(*child));
        }
        return "";
    }

    const Limits& limits_;
    Document document_;
    std::optional<Refusal> refusal_;
    std::string pending_;  ///< the words of the block that is being read
    std::string term_;     ///< what the next description is about
    std::string number_;
    int next_number_ = 0;  ///< of an ordered list; 0 in one of bullets
    int line_ = 0;         ///< of the first word that waits
    int lists_ = 0;
    int bold_ = 0;
    std::size_t bold_bytes_ = 0;
    std::size_t plain_bytes_ = 0;
    bool is_item_ = false;
};

}  // namespace

std::expected<Document, Refusal> read_html(std::string_view text, const Limits& limits) {
    if (deepest_nesting(text) > deepest) {
        return std::unexpected(Refusal{
            "The web page nests its parts deeper than any that a person made: open it in Word and save it as a Word document (.docx)."
        });
    }
    const std::unique_ptr<GumboOutput, Destroyer> output(
        gumbo_parse_with_options(&kGumboDefaultOptions, text.data(), text.size())
    );
    return PageReader(limits).read(*output->root);
}

}  // namespace dueregard::documents
