#include "scheme/routes.hpp"

#include "scheme/scheme_pages.hpp"

#include <array>

namespace dueregard::scheme {

namespace {

using accounts::Route;
using enum accounts::Permission;
using enum web::Method;

constexpr std::array all = {
    Route{get, "/schemes", read_plan, show_schemes},
    Route{get, "/schemes/add", edit_frameworks, show_new_accreditation},
    Route{post, "/schemes", edit_frameworks, create_accreditation},
    Route{get, "/schemes/{}", read_plan, show_accreditation},
    Route{get, "/schemes/{}/change", edit_frameworks, show_accreditation_form},
    Route{post, "/schemes/{}", edit_frameworks, update_accreditation},
    Route{post, "/schemes/{}/acts", edit_frameworks, create_accreditation_act},
};

}  // namespace

std::span<const Route> routes() {
    return all;
}

}  // namespace dueregard::scheme
