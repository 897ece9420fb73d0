#pragma once
// How many objectives a document says that there are, held against those that were read.

#include "documents/document.hpp"
#include "plan/progress_report.hpp"
#include "plan/strategy_reading.hpp"

#include <span>
#include <vector>

namespace dueregard::plan {

/// Every sentence that counts objectives ("ten key equality objectives"): borne out where a list of them
/// follows right below and has as many items, or as many were read in all; otherwise it cannot be told, for
/// such a report may speak of objectives that stand elsewhere.
[[nodiscard]] std::vector<Claim>
objective_claims_in(const documents::Document& document, std::span<const ReadObjective> objectives);

}  // namespace dueregard::plan
