#pragma once
// What stands beside labels, gathered into cards: one for each measure.

#include "documents/document.hpp"
#include "plan/column_words.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::plan {

/// The values of one measure by role, as they were printed.
struct Card {
    std::map<ColumnRole, std::string> values;
    std::string title;  ///< the heading, list item or line that the labels stand under
    std::string number;
    std::optional<std::string> section;
    std::optional<std::string> around;  ///< the section where the title itself is the action
    documents::Place at;
    documents::Place title_at;
    std::size_t block = 0;

    [[nodiscard]] bool has(ColumnRole role) const { return values.contains(role); }

    [[nodiscard]] std::string value(ColumnRole role) const {
        const auto found = values.find(role);
        return found == values.end() ? std::string() : found->second;
    }
};

/// Every card of a document, in order, whether or not it says enough to be a measure.
[[nodiscard]] std::vector<Card> cards_in(const documents::Document& document);

/// Who answers, by when, how it stands or what comes of it.
[[nodiscard]] bool says_how_it_goes(ColumnRole role);

/// "Objective 1: fair homes" heads a section; "A1 Fair homes" heads one measure.
[[nodiscard]] bool names_a_section(std::string_view title);

}  // namespace dueregard::plan
