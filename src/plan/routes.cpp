#include "plan/routes.hpp"

#include "plan/measure_form_pages.hpp"
#include "plan/measure_list_pages.hpp"
#include "plan/measure_pages.hpp"

#include <array>

namespace dueregard::plan {

namespace {

using accounts::Route;
using enum accounts::Permission;
using enum web::Method;

constexpr std::array all = {
    Route{get, "/measures", read_plan, show_measures},
    Route{get, "/measures.csv", read_plan, download_measures},
    Route{get, "/measures/add", edit_plan, show_new_measure},
    Route{post, "/measures", edit_plan, create_measure},
    Route{get, "/measures/{}/change", edit_plan, show_measure_form},
    Route{post, "/measures/{}", edit_plan, update_measure},
    Route{get, "/measures/{}/history", read_plan, show_measure_history},
    Route{get, "/measures/{}/withdrawal", edit_plan, show_withdrawal},
    Route{post, "/measures/{}/withdrawal", edit_plan, create_withdrawal},
    Route{get, "/measures/{}/restoration", edit_plan, show_restoration},
    Route{post, "/measures/{}/restoration", edit_plan, create_restoration},
};

}  // namespace

std::span<const Route> routes() {
    return all;
}

}  // namespace dueregard::plan
