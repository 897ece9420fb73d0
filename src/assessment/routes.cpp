#include "assessment/routes.hpp"

#include "assessment/challenge_pages.hpp"
#include "assessment/exhibit_pages.hpp"
#include "assessment/finding_pages.hpp"
#include "assessment/paper_pages.hpp"
#include "assessment/response_pages.hpp"
#include "assessment/timetable_pages.hpp"
#include "assessment/verdict_pages.hpp"

#include <array>

namespace dueregard::assessment {

namespace {

using accounts::Route;
using enum accounts::Permission;
using enum web::Method;

constexpr std::array all = {
    Route{get, "/challenges", read_challenges, show_challenges},
    Route{get, "/challenges/add", run_challenges, show_new_challenge},
    Route{post, "/challenges", run_challenges, create_challenge},
    Route{get, "/challenges/{}", read_challenges, show_challenge},
    Route{get, "/challenges/{}/change", run_challenges, show_challenge_form},
    Route{post, "/challenges/{}", run_challenges, update_challenge},
    Route{post, "/challenges/{}/stages", run_challenges, create_stage},
    Route{get, "/challenges/{}/history", run_challenges, show_challenge_history},

    Route{get, "/challenges/{}/team/add", run_challenges, show_new_member},
    Route{post, "/challenges/{}/team", run_challenges, create_member},
    Route{post, "/challenges/{}/team/{}/removal", run_challenges, create_member_removal},

    Route{get, "/challenges/{}/timetable", read_challenges, show_timetable},
    Route{post, "/challenges/{}/timetable", run_challenges, create_slot},
    Route{post, "/challenges/{}/timetable/{}/removal", run_challenges, create_slot_removal},

    Route{get, "/challenges/{}/findings", read_challenges, show_findings},
    Route{get, "/challenges/{}/findings/add", record_findings, show_new_finding},
    Route{post, "/challenges/{}/findings", record_findings, create_finding},
    Route{get, "/challenges/{}/verdict", record_findings, show_verdict_form},
    Route{post, "/challenges/{}/verdict", record_findings, update_verdict},
    Route{get, "/findings/{}/change", record_findings, show_finding_form},
    Route{post, "/findings/{}", record_findings, update_finding},
    Route{post, "/findings/{}/withdrawal", record_findings, create_withdrawal},
    Route{post, "/findings/{}/support", record_findings, create_support},

    Route{get, "/challenges/{}/evidence", read_challenges, show_exhibits},
    Route{get, "/challenges/{}/evidence/add", record_findings, show_new_exhibit},
    Route{post, "/challenges/{}/evidence", record_findings, create_exhibit},
    Route{get, "/challenges/{}/evidence/library", record_findings, show_library_for_room},
    Route{post, "/challenges/{}/evidence/library", record_findings, create_exhibit_from_library},
    Route{get, "/exhibits/{}/file", read_challenges, download_exhibit},

    Route{get, "/challenges/{}/papers", read_challenges, show_papers},
    Route{post, "/challenges/{}/papers", record_findings, create_paper},
    Route{get, "/challenge-papers/{}", read_challenges, show_paper},
    Route{get, "/challenge-papers/{}/file", read_challenges, download_paper},
    Route{post, "/challenge-papers/{}/acceptance", record_findings, create_paper_acceptance},
    Route{post, "/challenge-papers/{}/discarding", record_findings, create_paper_discarding},
    Route{get, "/challenges/{}/slides-and-report", read_challenges, show_comparison},

    Route{get, "/challenges/{}/responses", read_challenges, show_responses},
    Route{post, "/challenges/{}/handing-over", run_challenges, create_handing_over},
    Route{get, "/findings/{}/responses/add", run_challenges, show_new_response},
    Route{post, "/findings/{}/responses", run_challenges, create_response},
    Route{get, "/responses/{}/change", run_challenges, show_response_form},
    Route{post, "/responses/{}", run_challenges, update_response},
    Route{post, "/responses/{}/withdrawal", run_challenges, create_response_withdrawal},
    Route{post, "/responses/{}/agreement", record_findings, create_agreement},
    Route{post, "/responses/{}/declining", record_findings, create_declining},
};

}  // namespace

std::span<const Route> routes() {
    return all;
}

}  // namespace dueregard::assessment
