#include "thread/routes.hpp"

#include "assessment/finding_pages.hpp"
#include "assessment/paper_pages.hpp"
#include "assessment/response_pages.hpp"
#include "thread/thread_pages.hpp"

#include <array>

namespace dueregard::thread {

namespace {

using accounts::Route;
using enum accounts::Permission;
using enum web::Method;

constexpr std::array all = {
    Route{get, "/golden-thread", read_plan, show_golden_thread},
    Route{get, "/findings/{}/thread", read_plan, show_finding_thread},
    Route{get, "/objectives/{}/thread", read_plan, show_objective_thread},
    Route{get, "/measures/{}/thread", read_plan, show_measure_thread},

    Route{get, "/findings/{}", read_challenges, assessment::show_finding_with<remedies_at_finding>},
    Route{get, "/responses/{}", read_challenges, assessment::show_response_with<measure_at_response>},
    Route{post, "/findings/{}/remedies", run_challenges, create_remedy},
    Route{post, "/remedies/{}/ending", run_challenges, create_remedy_ending},
    Route{get, "/responses/{}/measure", run_challenges, show_promise_form},
    Route{post, "/responses/{}/measure", run_challenges, create_promised_measure},
    Route{get, "/challenges/{}/action-plan", read_plan, show_action_plan},
    Route{post, "/challenges/{}/action-plan", run_challenges, create_planned_measures},
    Route{post, "/challenges/{}/progress-visit", run_challenges, create_progress_visit},
    Route{post, "/challenge-papers/{}/undoing", record_findings, assessment::create_paper_undoing_with<tied_findings_of>},
    Route{get, "/findings/{}/suggestions", run_challenges, show_suggestions},
    Route{post, "/findings/{}/concerns", run_challenges, create_concern},
};

}  // namespace

std::span<const Route> routes() {
    return all;
}

}  // namespace dueregard::thread
