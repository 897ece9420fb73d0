#include "self_assessment/page_pieces.hpp"

#include "self_assessment/self_assessment_store.hpp"
#include "self_assessment/standing_html.hpp"

namespace dueregard::self_assessment {

SelfAssessment assessment_in(accounts::Visit& visit) {
    return find_self_assessment(visit.db, visit.organisation, visit.id<SelfAssessmentId>());
}

std::vector<web::Breadcrumb> crumbs(const std::string& last) {
    return {{.text = "Self-assessments", .href = "/self-assessments"}, {.text = last}};
}

std::vector<web::Breadcrumb> crumbs(const SelfAssessment& assessment, const std::string& last) {
    return {
        {.text = "Self-assessments", .href = "/self-assessments"},
        {.text = assessment.title, .href = path_of(assessment.id)},
        {.text = last}
    };
}

}  // namespace dueregard::self_assessment
