#pragma once
// The heading that a measure stands under.

#include "documents/document.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

/// The headings that name the document and head no part of it: its first block, where that is an unnumbered
/// heading, and what near it only says the title or whose it is.
[[nodiscard]] std::set<const documents::Block*> title_headings(const documents::Document& document);

/// "Quarter 2, 2026/27", "Position at 30 September 2026", "Progress report for quarter one": only says of
/// when.
[[nodiscard]] bool is_only_a_moment(std::string_view text);

/// "Summary", "Introduction", "Action plan": says nothing of what stands below it.
[[nodiscard]] bool is_common_heading(std::string_view text);

/// A paragraph just above a table that heads it: a short line, no sentence, that does not lead in to the
/// table.
[[nodiscard]] bool reads_as_heading(const documents::Block& paragraph);

/// The headings that are open at a place, from the highest down.
class HeadingStack {
public:
    /// A title and a common heading close what stood at their level or below, and open nothing.
    void open(const documents::Block& heading, bool is_title);

    /// The innermost open heading with its number.
    [[nodiscard]] std::optional<std::string> current() const;

    /// The one around it.
    [[nodiscard]] std::optional<std::string> above() const;

private:
    struct Open {
        int level = 0;
        std::string text;
    };

    std::vector<Open> open_;
};

}  // namespace dueregard::plan
