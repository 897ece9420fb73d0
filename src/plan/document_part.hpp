#pragma once
// A document cut at its headings, for readers that ask what stands below which.

#include "documents/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

struct DocumentPart {
    const documents::Block* heading = nullptr;  ///< null for what stands before the first
    std::string number;
    std::string title;  ///< without a colon at its end
    int level = 0;
    bool is_title = false;  ///< it names the document and heads no part of it
    std::vector<const documents::Block*> body;
};

/// In order; `document` must outlive them. Beside real headings a short line heads a part where it is bold or
/// in capitals, names an objective by its number, or is the name of a list ("What we will do").
[[nodiscard]] std::vector<DocumentPart> parts_of(const documents::Document& document);

/// "Objective 1: …", "Strategic priority 2", "Theme three": by its number.
[[nodiscard]] bool names_an_objective(std::string_view title);

/// The part around this one: the nearest before it at a higher level; its own index where there is none.
[[nodiscard]] std::size_t part_around(const std::vector<DocumentPart>& parts, std::size_t index);

/// A paragraph or an item that leads in to what follows: it ends with a colon.
[[nodiscard]] bool leads_in(const documents::Block& block);

/// An item of a list without what joins it to the next ("; and").
[[nodiscard]] std::string item_text(std::string_view text);

/// The lines of a cell, each without its bullet or number.
[[nodiscard]] std::vector<std::string> items_of_cell(std::string_view text);

/// One of `phrases` (small words, one space between) stands in `text` as whole words.
[[nodiscard]] bool says_one_of(std::string_view text, std::initializer_list<std::string_view> phrases);

}  // namespace dueregard::plan
