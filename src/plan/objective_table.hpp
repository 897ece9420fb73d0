#pragma once
// Tables of objectives with their priorities and actions.

#include "documents/document.hpp"
#include "plan/strategy_reading.hpp"

#include <vector>

namespace dueregard::plan {

/// A table with a column of objectives beside one of priorities or actions, or one of actions alone below a
/// heading that names an objective. A cell that repeats or is left empty stands for the objective above it.
[[nodiscard]] std::vector<ReadObjective> objectives_in_tables(const documents::Document& document);

}  // namespace dueregard::plan
