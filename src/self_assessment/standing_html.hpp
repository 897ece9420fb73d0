#pragma once
// Where a self-assessment stands: the level it reaches, what stops us, how far each area and each answer is.

#include "self_assessment/level_reached.hpp"
#include "self_assessment/self_assessment.hpp"
#include "web/html.hpp"

#include <string>

namespace dueregard::self_assessment {

[[nodiscard]] std::string path_of(SelfAssessmentId id);
[[nodiscard]] std::string path_of(SelfAssessmentId id, AnswerId answer);

[[nodiscard]] web::Html state_html(AnswerState state);
/// The level in words, what is aimed at, and what stops us, each with its link.
[[nodiscard]] web::Html level_html(const SelfAssessment& assessment);
/// A bar for each area: how its statements are judged, up to the level aimed at; the same as a table.
[[nodiscard]] web::Html areas_chart(const SelfAssessment& assessment);
/// A table of the answers under each area.
[[nodiscard]] web::Html answers_html(const SelfAssessment& assessment);
/// What a critical friend would ask, with links; or that nothing is left.
[[nodiscard]] web::Html readiness_html(const SelfAssessment& assessment, Date today);

}  // namespace dueregard::self_assessment
