#include "framework/routes.hpp"

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
    Route{get, "/frameworks/crosswalk", read_plan, show_crosswalk},
    Route{get, "/frameworks/{}", read_plan, show_edition},
    Route{get, "/frameworks/{}/pack", read_plan, download_pack},
    Route{post, "/frameworks/{}/acts", edit_frameworks, create_edition_act},
    Route{get, "/framework-pack.schema.json", anyone, download_pack_schema, that_read},
};

}  // namespace

std::span<const Route> routes() {
    return all;
}

}  // namespace dueregard::framework
