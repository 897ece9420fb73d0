#pragma once
// Cuts a document into stretches that each hold one list: strengths of an area, recommendations, the team.

#include "assessment/heading_meaning.hpp"
#include "documents/document.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dueregard::assessment {

/// The blocks below one heading or lead-in that mean one thing. Subheadings that only group stand among them.
struct Stretch {
    Meaning meaning = Meaning::none;
    std::string title;  ///< of the heading that opens it, or the last one before it
    std::string
        story;  ///< what a box is about: "Young interpreters" of "Notable practice: Young interpreters"
    std::optional<NumberedTitle> area;
    std::optional<std::string> section;  ///< the heading above, where that is no area
    int level = 0;
    bool is_lead_in = false;
    documents::Place at;
    std::span<const documents::Block> blocks;
};

/// In the order of the document. `Meaning::none` and `Meaning::general` are among them: their tables may hold
/// findings.
[[nodiscard]] std::vector<Stretch> stretches_of(const documents::Document& document);

}  // namespace dueregard::assessment
