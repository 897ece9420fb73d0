#pragma once
// What a document says of its own rows in its summary, counted against them.

#include "plan/legend.hpp"
#include "plan/progress_report.hpp"

#include <set>
#include <span>
#include <vector>

namespace dueregard::plan {

/// Every sentence, list item and small table that counts measures by how they stand, with the keys "total",
/// "met", "not_met", "narrowly_missed", "missed", "not_due", "not_reported" and "met_percent". A sentence
/// that only names a ref
/// ("the only one missed was A7") belongs to the counting sentence before it. A claim made below a section's
/// heading is borne out by that section's rows as well as by all. `holds` is absent where rows without a
/// known status could decide. Blocks in `taken` are measures themselves and make no claims.
[[nodiscard]] std::vector<Claim> claims_in(
    const documents::Document& document,
    std::span<const ReportedMeasure> measures,
    const Legend& legend,
    const std::set<std::size_t>& taken
);

}  // namespace dueregard::plan
