#include "self_assessment/routes.hpp"

#include "self_assessment/answer_evidence_pages.hpp"
#include "self_assessment/answer_pages.hpp"
#include "self_assessment/answerer_pages.hpp"
#include "self_assessment/beginning_pages.hpp"
#include "self_assessment/carry_over_pages.hpp"
#include "self_assessment/comparison_pages.hpp"
#include "self_assessment/self_assessment_pages.hpp"

#include <array>

namespace dueregard::self_assessment {

namespace {

using accounts::Route;
using enum accounts::Permission;
using enum web::Method;

constexpr std::array all = {
    Route{get, "/self-assessments", read_plan, show_self_assessments},
    Route{get, "/self-assessments/begin", edit_frameworks, show_new_self_assessment},
    Route{post, "/self-assessments", edit_frameworks, create_self_assessment},
    Route{get, "/self-assessments/{}", read_plan, show_self_assessment},
    Route{get, "/self-assessments/{}/delegation", edit_frameworks, show_delegation},
    Route{post, "/self-assessments/{}/delegation", edit_frameworks, create_delegation},
    Route{post, "/self-assessments/{}/acts", edit_frameworks, create_self_assessment_act},
    Route{get, "/self-assessments/{}/comparison", read_plan, show_comparison},
    Route{get, "/self-assessments/{}/carrying-over", edit_frameworks, show_carry_over},
    Route{post, "/self-assessments/{}/carrying-over", edit_frameworks, create_carry_over},
    Route{get, "/self-assessments/{}/criteria/{}", read_plan, show_answer},
    Route{post, "/self-assessments/{}/criteria/{}", assess, update_answer},
    Route{get, "/self-assessments/{}/criteria/{}/evidence/add", assess, show_new_evidence},
    Route{post, "/self-assessments/{}/criteria/{}/evidence", assess, create_evidence},
    Route{get, "/self-assessments/{}/criteria/{}/evidence/{}/withdrawal", assess, show_evidence_withdrawal},
    Route{
        post, "/self-assessments/{}/criteria/{}/evidence/{}/withdrawal", assess, create_evidence_withdrawal
    },
    Route{post, "/self-assessments/{}/criteria/{}/acts", edit_frameworks, create_answer_act},
};

}  // namespace

std::span<const Route> routes() {
    return all;
}

}  // namespace dueregard::self_assessment
