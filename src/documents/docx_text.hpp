#pragma once
// The words of a Word paragraph as a reader sees them: tracked changes accepted, fields shown by their
// result.

#include "documents/docx_style.hpp"

#include <pugixml.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::documents {

struct DocxWords {
    std::string text;                   ///< not trimmed; breaks are \n
    bool is_bold = false;               ///< every letter is
    int size = 0;                       ///< of most letters, in half points
    std::vector<pugi::xml_node> boxes;  ///< "txbxContent" of text boxes anchored in the paragraph
};

/// Where a comment is anchored.
struct CommentSpot {
    int order = 0;  ///< of appearance, from 0
    int paragraph = 0;
    std::string quote;  ///< "" where the comment marks a point
    std::string quoted_from;
    bool is_open = false;
    std::size_t from = 0;  ///< where in the paragraph at hand the quote goes on
};

struct NoteSpot {
    bool is_endnote = false;
    std::string id;
    int paragraph = 0;
};

class DocxText {
public:
    explicit DocxText(const DocxStyles& styles) : styles_(styles) {}

    /// Reads the paragraph `node`, which is number `number` of the body.
    [[nodiscard]] DocxWords read(const pugi::xml_node& node, int number);

    /// Notes a comment's beginning or end that stands between paragraphs.
    void mark_between(const pugi::xml_node& node, int next_number);

    [[nodiscard]] const std::map<std::string, CommentSpot, std::less<>>& comment_spots() const {
        return spots_;
    }

    [[nodiscard]] const std::vector<NoteSpot>& note_spots() const { return notes_; }

private:
    struct Tally {
        std::size_t letters = 0;
        std::size_t bold = 0;
        std::map<int, std::size_t> sizes;
    };

    void read_children(const pugi::xml_node& node, const LetterLook& look);
    void read_inline(const pugi::xml_node& node, const LetterLook& look);
    void read_run(const pugi::xml_node& node, const LetterLook& look);
    void read_alternative(const pugi::xml_node& node, const LetterLook& look);
    void read_symbol(const pugi::xml_node& node);
    void read_field_mark(const pugi::xml_node& node);
    void read_form_field(const pugi::xml_node& field);
    void collect_boxes(const pugi::xml_node& node);
    void add(std::string_view text, const LetterLook& look);
    void mark_comment(const pugi::xml_node& node, std::string_view name);
    void extend_quote(CommentSpot& spot, std::string_view text);
    void end_paragraph();
    [[nodiscard]] bool is_in_instruction() const;

    const DocxStyles& styles_;
    std::map<std::string, CommentSpot, std::less<>> spots_;
    std::vector<std::string> begun_;  ///< ids of the comments anchored in the paragraph at hand
    std::vector<std::string> open_;   ///< ids of those that have begun and not ended
    std::vector<NoteSpot> notes_;
    std::vector<bool> fields_;  ///< for each open field, the outermost first: has its result begun?
    DocxWords words_;
    Tally tally_;
    int number_ = 0;
    std::size_t quoted_ = 0;  ///< bytes of all quotes so far
};

}  // namespace dueregard::documents
