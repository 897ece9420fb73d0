#pragma once
// Findings as a table to keep, one on each row.

#include "assurance/findings.hpp"
#include "documents/document.hpp"
#include "plan/period.hpp"

#include <span>

namespace dueregard::assurance {

/// A header row, then for each: period, check, what to do, about, what was found, owner, accepted because,
/// accepted by, accepted on, page.
[[nodiscard]] documents::Table
finding_table(std::span<const Finding* const> findings, const plan::Period& period);

}  // namespace dueregard::assurance
