#include "documents/docx.hpp"

#include "base/text.hpp"
#include "documents/docx_body.hpp"
#include "documents/office_package.hpp"
#include "documents/outline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dueregard::documents {

namespace {

constexpr std::size_t most_furniture = 60;  ///< three headers and three footers for each of some sections

/// The parts of the file that say what is in it, parsed.
struct DocxParts {
    Xml document;
    Xml styles;
    Xml numbering;
    Xml comments;
    Xml footnotes;
    Xml endnotes;
    std::vector<Xml> furniture;  ///< headers and footers
    std::string title;
};

std::expected<DocxParts, Refusal> read_parts(ZipArchive& archive, const Limits& limits) {
    const auto file = relations_of(archive, "", limits);
    if (!file) return std::unexpected(file.error());
    auto main = part_of_kind(*file, "officeDocument");
    if (main.empty()) main = "word/document.xml";
    const auto relations = relations_of(archive, main, limits);
    if (!relations) return std::unexpected(relations.error());

    DocxParts parts;
    const auto read = [&](Xml& xml, const std::string& part) -> std::expected<void, Refusal> {
        auto found = read_part(archive, part, limits);
        if (!found) return std::unexpected(found.error());
        xml = *std::move(found);
        return {};
    };
    const std::vector<std::pair<Xml*, std::string>> wanted = {
        {&parts.document, main},
        {&parts.styles, part_of_kind(*relations, "styles")},
        {&parts.numbering, part_of_kind(*relations, "numbering")},
        {&parts.comments, part_of_kind(*relations, "comments")},
        {&parts.footnotes, part_of_kind(*relations, "footnotes")},
        {&parts.endnotes, part_of_kind(*relations, "endnotes")},
    };
    for (const auto& [xml, part] : wanted) {
        if (const auto done = read(*xml, part); !done) return std::unexpected(done.error());
    }
    for (const auto& relation : *relations) {
        if (relation.kind != "header" && relation.kind != "footer") continue;
        if (parts.furniture.size() >= most_furniture) break;
        if (const auto done = read(parts.furniture.emplace_back(), relation.part); !done)
            return std::unexpected(done.error());
    }
    auto title = title_of(archive, *file, limits);
    if (!title) return std::unexpected(title.error());
    parts.title = *std::move(title);
    return parts;
}

/// The words of everything in `node`, a line for each paragraph.
std::string words_in(const pugi::xml_node& node, const DocxStyles& styles) {
    DocxText reader(styles);
    std::string text;
    const auto add = [&](const auto& self, const pugi::xml_node& parent) -> void {
        for (const auto& child : parent.children()) {
            if (local_name(child) != "p") {
                self(self, child);
                continue;
            }
            const auto words = reader.read(child, 0);
            const auto line = trimmed(words.text);
            if (!text.empty() && !line.empty()) text += '\n';
            text += line;
        }
    };
    add(add, node);
    return text;
}

std::map<std::string, pugi::xml_node, std::less<>> by_id(const pugi::xml_node& root, std::string_view name) {
    std::map<std::string, pugi::xml_node, std::less<>> nodes;
    for (const auto& child : root.children()) {
        if (local_name(child) == name) nodes.emplace(attribute_of(child, "id"), child);
    }
    return nodes;
}

/// In the order in which they are anchored; those without an anchor last.
std::vector<Comment> comments_of(const DocxParts& parts, const DocxText& text, const DocxStyles& styles) {
    std::vector<std::pair<int, Comment>> found;
    for (const auto& [id, node] : by_id(child_of(*parts.comments, "comments"), "comment")) {
        Comment comment{.author = std::string(attribute_of(node, "author")), .text = words_in(node, styles)};
        int order = static_cast<int>(text.comment_spots().size());
        if (const auto spot = text.comment_spots().find(id); spot != text.comment_spots().end()) {
            order = spot->second.order;
            comment.quote = std::string(trimmed(spot->second.quote));
            comment.quoted_from = spot->second.quoted_from;
            comment.anchor = comment.at = {.line = spot->second.paragraph};
        }
        found.emplace_back(order, std::move(comment));
    }
    std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
    std::vector<Comment> comments;
    for (auto& [order, comment] : found) {
        comment.number = static_cast<int>(comments.size()) + 1;
        comments.push_back(std::move(comment));
    }
    return comments;
}

/// Word numbers footnotes 1, 2, 3 and endnotes i, ii, iii, each in the order of their marks.
std::vector<Note> notes_of(const DocxParts& parts, const DocxText& text, const DocxStyles& styles) {
    const auto footnotes = by_id(child_of(*parts.footnotes, "footnotes"), "footnote");
    const auto endnotes = by_id(child_of(*parts.endnotes, "endnotes"), "endnote");
    std::vector<Note> notes;
    std::map<std::pair<bool, std::string>, bool> seen;
    int footnote = 0;
    int endnote = 0;
    for (const auto& spot : text.note_spots()) {
        const auto& nodes = spot.is_endnote ? endnotes : footnotes;
        const auto found = nodes.find(spot.id);
        if (found == nodes.end() || !seen.emplace(std::pair(spot.is_endnote, spot.id), true).second) continue;
        notes.push_back({
            .mark = spot.is_endnote ? written_number(++endnote, "lowerRoman") : std::to_string(++footnote),
            .text = words_in(found->second, styles),
            .at = {.line = spot.paragraph},
        });
    }
    return notes;
}

/// The lines of headers and footers, each once; a page number alone says nothing.
std::vector<std::string> furniture_of(const DocxParts& parts, const DocxStyles& styles) {
    std::vector<std::string> furniture;
    for (const auto& part : parts.furniture) {
        const auto text = words_in(*part, styles);
        for (const auto line : lines_of(text)) {
            auto words = squeezed(line);
            const bool says_something = std::ranges::any_of(words, is_letter) && words_of(words).size() >= 2;
            const bool is_new = std::ranges::find(furniture, words) == furniture.end();
            if (says_something && is_new && !starts_with_ignoring_case(words, "page "))
                furniture.push_back(std::move(words));
        }
    }
    return furniture;
}

}  // namespace

std::expected<Document, Refusal> read_docx(ZipArchive& archive, const Limits& limits) {
    auto parts = read_parts(archive, limits);
    if (!parts) return std::unexpected(parts.error());
    const DocxStyles styles(child_of(*parts->styles, "styles"));
    DocxNumbering numbering(child_of(*parts->numbering, "numbering"));
    DocxBody body(styles, numbering, limits);
    body.read(child_of(child_of(*parts->document, "document"), "body"));
    if (const auto& refusal = body.refusal()) return std::unexpected(*refusal);

    Document document{.format = Format::docx, .title = std::move(parts->title)};
    document.comments = comments_of(*parts, body.text(), styles);
    document.notes = notes_of(*parts, body.text(), styles);
    document.furniture = furniture_of(*parts, styles);
    document.blocks = blocks_of(body.pieces(), PlainHeadings::where_no_others_are);
    return document;
}

}  // namespace dueregard::documents
