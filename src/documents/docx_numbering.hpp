#pragma once
// The numbers that Word counts rather than keeps: "1.", "a)", "4.1".

#include "documents/docx_style.hpp"

#include <pugixml.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::documents {

/// What stands before one paragraph of a list.
struct ListLabel {
    bool is_bullet = false;
    std::string text;  ///< as printed: "4.1", "a)", "(iv)", "Action 3:"; "" for a bullet
    int level = 0;     ///< 0 is the outermost
    int parts = 0;     ///< how many numbers the label is made of
};

/// The label without the brackets and points around it: "4.1", "a", "iv".
[[nodiscard]] std::string bare_number(std::string_view label);

/// A number written as Word's `format` says ("decimal", "lowerLetter", "upperRoman" …); decimal where it is
/// not known.
[[nodiscard]] std::string written_number(int number, std::string_view format);

class DocxNumbering {
public:
    /// Takes the "numbering" element of word/numbering.xml; an empty node makes a book of no lists.
    explicit DocxNumbering(const pugi::xml_node& numbering);

    /// The label of the next paragraph there, counted on; nothing where there is no such list. `style` is the
    /// paragraph's: a list may say on which level paragraphs of that style stand.
    [[nodiscard]] std::optional<ListLabel> next(const NumberingRef& place, std::string_view style);

private:
    static constexpr std::size_t most_levels = 9;

    struct Level {
        std::string format = "decimal";
        std::string text;  ///< with "%1" for the number of the first level
        std::string style;
        int start = 1;
        int restart = -1;       ///< 0: never; n: when level n has counted on; -1: when any level above has
        bool is_legal = false;  ///< all its numbers are decimal
    };

    struct List {
        std::array<Level, most_levels> levels;
        std::array<int, most_levels> counts{};
        std::array<bool, most_levels> has_started{};
    };

    struct Instance {
        std::string list;                   ///< of the abstract list it counts with
        std::map<std::size_t, int> starts;  ///< overridden, until used
    };

    static void read_level(Level& level, const pugi::xml_node& node);
    void read_instance(const pugi::xml_node& node);
    static void count_on(List& list, std::size_t level);
    [[nodiscard]] static ListLabel label_of(const List& list, std::size_t level);

    std::map<std::string, List, std::less<>> lists_;
    std::map<std::string, Instance, std::less<>> instances_;
};

}  // namespace dueregard::documents
