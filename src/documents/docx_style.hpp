#pragma once
// What the styles of a Word document say about its paragraphs.

#include <pugixml.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::documents {

/// A place in Word's numbering.
struct NumberingRef {
    std::string list;  ///< "numId"; "0" takes a paragraph out of its list
    int level = 0;
};

/// What holds for letters; absent where nothing is said.
struct LetterLook {
    std::optional<bool> is_bold;
    std::optional<int> size;  ///< in half points
    std::optional<bool> is_hidden;
    std::optional<std::string> font;

    /// What `own` says goes before what is said here.
    [[nodiscard]] LetterLook with(const LetterLook& own) const;
};

[[nodiscard]] LetterLook letter_look_of(const pugi::xml_node& run_properties);

struct ParagraphStyle {
    int heading_level = 0;  ///< 0 where it is no heading's
    std::optional<NumberingRef> numbering;
    LetterLook letters;
};

/// The paragraph and letter styles, each with what it inherits.
class DocxStyles {
public:
    /// Takes the "styles" element of word/styles.xml; an empty node makes a book of no styles.
    explicit DocxStyles(const pugi::xml_node& styles);

    /// The default paragraph style where `id` is "" or unknown.
    [[nodiscard]] const ParagraphStyle& paragraph(std::string_view id) const;
    [[nodiscard]] const LetterLook& letters(std::string_view id) const;

private:
    std::map<std::string, ParagraphStyle, std::less<>> paragraphs_;
    std::map<std::string, LetterLook, std::less<>> letters_;
    ParagraphStyle default_;
    LetterLook plain_;
};

/// "outlineLvl" of paragraph properties as a heading's level; nothing where it is not said, 0 for running
/// text.
[[nodiscard]] std::optional<int> outline_level_of(const pugi::xml_node& paragraph_properties);

[[nodiscard]] std::optional<NumberingRef> numbering_of(const pugi::xml_node& paragraph_properties);

}  // namespace dueregard::documents
