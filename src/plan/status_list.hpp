#pragma once
// Measures in lists that are parted by how they stand: "Completed:", "In progress:", "Not started:".

#include "plan/report_rows.hpp"

#include <vector>

namespace dueregard::plan {

/// The items below lines that are a status and nothing else, where two different ones head lists; or else
/// items that end with how they stand ("A1 Train managers – Head of People – Complete"), where most of at
/// least three do. None in other documents.
[[nodiscard]] std::vector<FoundMeasure>
measures_in_status_lists(const documents::Document& document, const Legend& legend);

}  // namespace dueregard::plan
