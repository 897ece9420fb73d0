#include "framework/routes.hpp"

#include "framework/crosswalk_pages.hpp"
#include "framework/framework_pages.hpp"

#include <array>

namespace dueregard::framework {

namespace {

using accounts::Route;
using enum accounts::Permission;
using enum accounts::Tokens;
using enum web::Method;

constexpr std::array all = {
    Route{get, "/frameworks", read_plan, show_frameworks},
    Route{get, "/frameworks/add", edit_frameworks, show_new_edition},
    Route{post, "/frameworks", edit_frameworks, create_edition},
    Route{get, "/frameworks/{}", read_plan, show_edition},
    Route{get, "/frameworks/{}/pack", read_plan, download_pack},
    Route{post, "/frameworks/{}/acts", edit_frameworks, create_edition_act},
    Route{get, "/crosswalks", read_plan, show_crosswalks},
    Route{get, "/crosswalks/add", edit_frameworks, show_new_crosswalk},
    Route{post, "/crosswalks", edit_frameworks, create_crosswalk},
    Route{get, "/crosswalks/{}", read_plan, show_crosswalk},
    Route{get, "/crosswalks/{}/pack", read_plan, download_crosswalk},
    Route{post, "/crosswalks/{}/acts", edit_frameworks, create_crosswalk_act},
    Route{get, "/framework-pack.schema.json", anyone, download_pack_schema, that_read},
};

}  // namespace

std::span<const Route> routes() {
    return all;
}

}  // namespace dueregard::framework
