#include "evidence/routes.hpp"

#include "evidence/evidence_pages.hpp"
#include "evidence/library_pages.hpp"

#include <array>

namespace dueregard::evidence {

namespace {

using accounts::Route;
using enum accounts::Permission;
using enum web::Method;

constexpr std::array all = {
    Route{get, "/evidence", read_plan, show_library},
    Route{get, "/evidence/add", report, show_new_evidence},
    Route{post, "/evidence", report, create_evidence},
    Route{get, "/evidence/{}/change", report, show_evidence_form},
    Route{post, "/evidence/{}", report, update_evidence},
    Route{get, "/evidence/{}/revisions/add", report, show_new_revision},
    Route{post, "/evidence/{}/revisions", report, create_revision},
    Route{get, "/evidence/{}/withdrawal", report, show_withdrawal},
    Route{post, "/evidence/{}/withdrawal", report, create_withdrawal},
    Route{get, "/evidence/{}/file", read_plan, download_evidence},
    Route{get, "/evidence/{}/revisions/{}/file", read_plan, download_revision},
};

}  // namespace

std::span<const Route> routes() {
    return all;
}

}  // namespace dueregard::evidence
