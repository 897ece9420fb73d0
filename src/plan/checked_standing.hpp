#pragma once
// How measures stand in the register, as the checks see them.

#include "plan/checks.hpp"
#include "plan/standing.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace dueregard::plan {

/// The refs that a document printed otherwise than the register has them.
using PrintedRefs = std::map<MeasureId, std::string>;

/// One for each standing, in their order; `key` is the measure's id. Only a return that counts (submitted,
/// agreed or frozen) is judged by what it says: a draft may still be anything. A return that a document
/// brought is never late, for nobody knows when it came in.
[[nodiscard]] std::vector<CheckedMeasure>
checked(std::span<const Standing> standings, const Period& period, const PrintedRefs& printed = {});

}  // namespace dueregard::plan
