#include "intake/routes.hpp"

#include "intake/decision_pages.hpp"
#include "intake/import_list_pages.hpp"
#include "intake/import_pages.hpp"
#include "intake/reading_pages.hpp"
#include "intake/rowless_pages.hpp"
#include "intake/undo_pages.hpp"

#include <array>

namespace dueregard::intake {

namespace {

using accounts::Route;
using enum accounts::Permission;
using enum web::Method;

constexpr std::array all = {
    Route{get, "/imports", import_documents, show_imports},
    Route{get, "/imports/add", import_documents, show_upload},
    Route{post, "/imports", import_documents, create_import},
    Route{get, "/imports/{}", import_documents, show_import},
    Route{get, "/imports/{}/file", import_documents, download_file},
    Route{get, "/imports/{}/rows", import_documents, show_rows},
    Route{post, "/imports/{}/decisions", import_documents, create_decisions},
    Route{get, "/imports/{}/reading", import_documents, show_reading},
    Route{post, "/imports/{}/readings", import_documents, create_reading},
    Route{post, "/imports/{}/acceptance", import_documents, create_acceptance},
    Route{get, "/imports/{}/acceptance", import_documents, show_acceptance},
    Route{get, "/imports/{}/undoing", import_documents, show_undoing},
    Route{post, "/imports/{}/undoing", import_documents, create_undoing},
    Route{post, "/imports/{}/challenge-paper", import_documents, create_challenge_paper},
    Route{post, "/imports/{}/accreditations", import_documents, create_accreditations},
    Route{post, "/imports/{}/discarding", import_documents, create_discarding},
};

}  // namespace

std::span<const Route> routes() {
    return all;
}

}  // namespace dueregard::intake
