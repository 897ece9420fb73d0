#pragma once
// The page on which what a check found is put right.

#include "assurance/standing_check.hpp"
#include "plan/standing.hpp"

#include <string>

namespace dueregard::assurance {

struct Mending {
    std::string words;  ///< "Change the measure"
    std::string of;     ///< which one, where a finding is about several: "WEX1.02"
    std::string path;
};

/// Where the measure is changed, where its return is given or seen, or where documents come in. `standing` is
/// of the record that the hit is about; null where that is no measure in the plan.
[[nodiscard]] Mending mending_of(const StandingCheck& check, const plan::Standing* standing);

}  // namespace dueregard::assurance
