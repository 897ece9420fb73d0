#pragma once
// What a critical friend would ask before the self-assessment goes out.

#include "self_assessment/self_assessment.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::self_assessment {

/// One thing to mend, at one answer.
struct ReadinessHit {
    std::string_view check;  ///< "claim-without-narrative"
    AnswerId answer;
    std::string ref;       ///< the criterion's
    std::string sentence;  ///< what is wrong, whole
};

/// In the edition's order:
/// - claim-without-narrative: judged met or partly met, and nothing says what shows it;
/// - claim-without-evidence: judged met, and no evidence is attached, or its strength is told as none;
/// - expired-evidence: claimed on evidence that does not hold any more today;
/// - old-evidence: claimed on evidence whose time ended more than a year before the self-assessment began;
/// - overloaded-evidence: one piece of evidence for more than five criteria, told at the first of them;
/// - weak-claim: judged met on evidence that is told as weak, at the level aimed at or below;
/// - copied-narrative: the same words for two criteria or two levels, of ten words or more;
/// - higher-without-lower: a level is judged met above one of the same criterion that is not;
/// - not-assessed: nothing is judged at a level at or below the one aimed at;
/// - not-agreed: the answer is not agreed yet.
[[nodiscard]] std::vector<ReadinessHit> readiness(const SelfAssessment& assessment, Date today);

}  // namespace dueregard::self_assessment
