#pragma once
// Who oversees a strategy, how often they meet and who belongs to them.

#include "documents/document.hpp"
#include "plan/strategy_reading.hpp"

#include <vector>

namespace dueregard::plan {

/// From headings and lines that name a group and how often it meets, with their lists; from tables of groups;
/// and from sentences ("The Equality Board meets every two months").
[[nodiscard]] std::vector<ReadBoard> boards_in(const documents::Document& document);

}  // namespace dueregard::plan
