#pragma once
// What the checks found in the document that a period was imported from, where the register itself cannot
// show it: the register counts its summaries and prints its refs rightly, the document did not.

#include "base/check.hpp"
#include "intake/import.hpp"
#include "plan/standing.hpp"

#include <span>
#include <vector>

namespace dueregard::assurance {

/// Claims of the document that its rows do not bear out: subjects -1, -2 and so on. Refs of measures in the
/// plan that it misprinted, where they stand mended in the register: subject is the measure.
[[nodiscard]] std::vector<Hit>
document_hits(const intake::Import& import, std::span<const plan::Standing> standings);

}  // namespace dueregard::assurance
