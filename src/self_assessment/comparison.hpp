#pragma once
// One self-assessment beside an earlier one: what became better, what became worse, what is new.

#include "framework/crosswalk.hpp"
#include "self_assessment/self_assessment.hpp"

#include <string>
#include <vector>

namespace dueregard::self_assessment {

struct ComparedCriterion {
    std::string ref;  ///< in the later edition
    std::string title;
    std::size_t level = 0;
    std::string earlier_ref;  ///< where it stands elsewhere in the earlier edition; "" where it is the same
    Judgement earlier = Judgement::not_assessed;
    Judgement later = Judgement::not_assessed;
};

struct Comparison {
    std::vector<ComparedCriterion> better;
    std::vector<ComparedCriterion> worse;
    std::vector<ComparedCriterion> same;
    std::vector<ComparedCriterion> unjudged;  ///< not assessed then or now
    std::vector<std::string> only_earlier;    ///< refs of criteria that the later one does not hold
    std::vector<std::string> only_later;
};

/// Of one edition, by ref and level.
[[nodiscard]] Comparison compare(const SelfAssessment& earlier, const SelfAssessment& later);

/// By a crosswalk that leads from the earlier to the later, by its whole links alone (equal, or the earlier
/// asks for more): what is only partly the same cannot be called better or worse. Levels are those of the
/// same ref.
[[nodiscard]] Comparison
compare(const SelfAssessment& earlier, const SelfAssessment& later, const framework::Crosswalk& crosswalk);

}  // namespace dueregard::self_assessment
