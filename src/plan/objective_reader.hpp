#pragma once
// The objectives of a strategy, whatever its council calls them, with their priorities and actions.

#include "documents/document.hpp"
#include "plan/strategy_reading.hpp"

#include <vector>

namespace dueregard::plan {

/// By shape: headings with lists of priorities or actions below, numbered objectives, tables with a column of
/// objectives. README.md of this part has the rules. Prose gives none.
[[nodiscard]] std::vector<ReadObjective> objectives_in(const documents::Document& document);

}  // namespace dueregard::plan
