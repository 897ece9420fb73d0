#pragma once
// What something is, line by line: names and values, and what can be changed. GOV.UK Design System: summary
// list.

#include "web/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::web {

struct SummaryAction {
    Content text;  ///< "Change"
    std::string href;
    std::string visually_hidden_text;  ///< of what: "owner"
    std::string classes;
    Attributes attributes;
};

struct SummaryActions {
    std::vector<SummaryAction> items;
    std::string classes;
};

struct SummaryText {
    Content text;
    std::string classes;
};

struct SummaryRow {
    SummaryText key;
    SummaryText value;
    SummaryActions actions;
    std::string classes;
};

struct SummaryCardTitle {
    Content text;
    int heading_level = 2;
    std::string classes;
};

/// A frame with a title round the list, for several lists on one page.
struct SummaryCard {
    SummaryCardTitle title;
    SummaryActions actions;
    std::string classes;
    Attributes attributes;
};

struct SummaryList {
    std::vector<SummaryRow> rows;
    std::optional<SummaryCard> card = std::nullopt;
    std::string classes;  ///< "govuk-summary-list--no-border"
    Attributes attributes;
};

[[nodiscard]] Html summary_list(const SummaryList& options);

}  // namespace dueregard::web
