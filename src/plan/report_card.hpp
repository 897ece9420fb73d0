#pragma once
// Measures that stand outside ordinary tables: one card each ("Lead officer | Head of Housing"), or a line or
// a list item with labelled lines below it ("Lead: … By: … Status: …").

#include "plan/report_rows.hpp"

#include <vector>

namespace dueregard::plan {

/// A table of labels and values: two columns, or twice two, most of whose first cells are labels of different
/// kinds.
[[nodiscard]] bool is_card(const documents::Table& table);

/// Every measure on a card or among labelled lines, in order.
[[nodiscard]] std::vector<FoundMeasure>
measures_on_cards(const documents::Document& document, const Legend& legend);

}  // namespace dueregard::plan
