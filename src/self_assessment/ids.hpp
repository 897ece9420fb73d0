#pragma once
// The keys of this part.

#include "base/id.hpp"

namespace dueregard::self_assessment {

using SelfAssessmentId = Id<struct SelfAssessmentTag>;
using AnswerId = Id<struct AnswerTag>;

}  // namespace dueregard::self_assessment
