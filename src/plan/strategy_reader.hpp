#pragma once
// Reads an equality strategy by its shapes, whatever its council calls things.

#include "documents/document.hpp"
#include "plan/strategy_reading.hpp"

namespace dueregard::plan {

/// Its objectives, key facts, boards and accreditations; prose without their shapes gives none. README.md of
/// this part says by which rules.
[[nodiscard]] StrategyReading read_strategy(const documents::Document& document);

}  // namespace dueregard::plan
