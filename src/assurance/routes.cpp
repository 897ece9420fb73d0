#include "assurance/routes.hpp"

#include "assurance/check_pages.hpp"

#include <array>

namespace dueregard::assurance {

namespace {

using accounts::Route;
using enum accounts::Permission;
using enum accounts::Tokens;
using enum web::Method;

constexpr std::array all = {
    Route{get, "/checks", read_plan, show_checks},
    Route{get, "/checks.csv", read_plan, download_checks, that_read},
    Route{post, "/accepted-hits", accept_hits, create_acceptance},
    Route{post, "/accepted-hits/{}/withdrawal", accept_hits, create_withdrawal},
};

}  // namespace

std::span<const Route> routes() {
    return all;
}

}  // namespace dueregard::assurance
