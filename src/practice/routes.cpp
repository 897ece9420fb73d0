#include "practice/routes.hpp"

#include "practice/practice_pages.hpp"

#include <array>

namespace dueregard::practice {

namespace {

using accounts::Route;
using enum accounts::Permission;
using enum web::Method;

constexpr std::array all = {
    Route{get, "/practice", read_plan, show_library},
    Route{get, "/practice/add", edit_plan, show_new_practice},
    Route{post, "/practice", edit_plan, create_practice},
    Route{post, "/practice-sharing", edit_plan, create_sharing},
    Route{get, "/practice/{}", read_plan, show_practice},
    Route{get, "/practice/{}/change", edit_plan, show_practice_form},
    Route{post, "/practice/{}", edit_plan, update_practice},
    Route{post, "/practice/{}/acts", edit_plan, create_practice_act},
    Route{get, "/shared-practice/{}/{}", read_plan, show_shared_practice},
    Route{get, "/challenges/{}/practice", run_challenges, show_practice_of_challenge},
    Route{post, "/challenges/{}/practice", run_challenges, create_practice_of_challenge},
};

}  // namespace

std::span<const Route> routes() {
    return all;
}

}  // namespace dueregard::practice
