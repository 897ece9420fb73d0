#pragma once
// What the pages of self-assessments share.

#include "accounts/visit.hpp"
#include "self_assessment/self_assessment.hpp"
#include "web/breadcrumbs.hpp"

#include <string>
#include <vector>

namespace dueregard::self_assessment {

/// The one that the address names. Throws NotFound.
[[nodiscard]] SelfAssessment assessment_in(accounts::Visit& visit);

[[nodiscard]] std::vector<web::Breadcrumb> crumbs(const std::string& last);
[[nodiscard]] std::vector<web::Breadcrumb> crumbs(const SelfAssessment& assessment, const std::string& last);

}  // namespace dueregard::self_assessment
