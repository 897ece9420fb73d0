#pragma once
// The key facts of a strategy: figures about the place and the workforce.

#include "documents/document.hpp"
#include "plan/strategy_reading.hpp"

#include <vector>

namespace dueregard::plan {

/// One for each item, sentence with a figure, or row below a heading of facts ("Key facts", "Our workforce
/// profile", "The borough in numbers"), and for each item elsewhere that opens with a percentage or a census.
[[nodiscard]] std::vector<Fact> facts_in(const documents::Document& document);

}  // namespace dueregard::plan
