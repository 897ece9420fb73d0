#include "plan/routes.hpp"

#include "plan/given_evidence_pages.hpp"
#include "plan/home_pages.hpp"
#include "plan/measure_form_pages.hpp"
#include "plan/measure_list_pages.hpp"
#include "plan/measure_pages.hpp"
#include "plan/objective_pages.hpp"
#include "plan/period_pages.hpp"
#include "plan/progress_pages.hpp"
#include "plan/return_pages.hpp"
#include "plan/status_scale_pages.hpp"

#include <array>

namespace dueregard::plan {

namespace {

using accounts::Route;
using enum accounts::Permission;
using enum accounts::Tokens;
using enum web::Method;

constexpr std::array all = {
    Route{get, "/", have_an_account, show_home},
    Route{get, "/calendar.ics", read_plan, download_calendar},

    Route{get, "/measures", read_plan, show_measures},
    Route{get, "/measures.csv", read_plan, download_measures, that_read},
    Route{get, "/measures/add", edit_plan, show_new_measure},
    Route{post, "/measures", edit_plan, create_measure},
    Route{get, "/measures/{}/change", edit_plan, show_measure_form},
    Route{post, "/measures/{}", edit_plan, update_measure},
    Route{get, "/measures/{}/history", read_plan, show_measure_history},
    Route{get, "/measures/{}/withdrawal", edit_plan, show_withdrawal},
    Route{post, "/measures/{}/withdrawal", edit_plan, create_withdrawal},
    Route{get, "/measures/{}/restoration", edit_plan, show_restoration},
    Route{post, "/measures/{}/restoration", edit_plan, create_restoration},

    Route{get, "/measures/{}/evidence/add", report, show_new_evidence},
    Route{post, "/measures/{}/evidence", report, create_evidence, that_write},
    Route{get, "/measures/{}/evidence/{}/withdrawal", report, show_evidence_withdrawal},
    Route{post, "/measures/{}/evidence/{}/withdrawal", report, create_evidence_withdrawal},

    Route{get, "/returns/{}", read_plan, show_return},
    Route{post, "/returns/{}", report, update_return, that_write},
    Route{post, "/returns/{}/draft", report, update_draft},
    Route{get, "/returns/{}/evidence/add", report, show_new_evidence_of_return},
    Route{post, "/returns/{}/evidence", report, create_evidence_of_return},
    Route{post, "/returns/{}/as-evidence", report, create_return_as_evidence},
    Route{get, "/returns/{}/agreement", agree_returns, show_agreement},
    Route{post, "/returns/{}/agreement", agree_returns, create_agreement},
    Route{post, "/returns/{}/sending-back", agree_returns, create_sending_back},

    Route{get, "/periods", read_plan, show_periods},
    Route{get, "/periods/add", run_periods, show_new_period},
    Route{post, "/periods", run_periods, create_period},
    Route{get, "/periods/{}", read_plan, show_period},
    Route{get, "/periods/{}/change", run_periods, show_period_form},
    Route{post, "/periods/{}", run_periods, update_period},
    Route{post, "/periods/{}/acts", run_periods, create_period_act},
    Route{get, "/periods/{}/freezing", run_periods, show_freezing},

    Route{get, "/progress", read_plan, show_progress},
    Route{get, "/progress.csv", read_plan, download_progress, that_read},

    Route{get, "/objectives", read_plan, show_objectives},
    Route{get, "/objectives/add", edit_plan, show_new_objective},
    Route{post, "/objectives", edit_plan, create_objective},
    Route{get, "/objectives/{}/change", edit_plan, show_objective_form},
    Route{post, "/objectives/{}", edit_plan, update_objective},
    Route{get, "/strategies/add", edit_plan, show_new_strategy},
    Route{post, "/strategies", edit_plan, create_strategy},
    Route{get, "/strategies/{}/change", edit_plan, show_strategy_form},
    Route{post, "/strategies/{}", edit_plan, update_strategy},

    Route{get, "/status-scale", read_plan, show_status_scale},
    Route{get, "/status-scale/change", edit_plan, show_status_scale_form},
    Route{post, "/status-scale", edit_plan, update_status_scale},
};

}  // namespace

std::span<const Route> routes() {
    return all;
}

}  // namespace dueregard::plan
