#include "monitoring/routes.hpp"

#include "monitoring/dataset_pages.hpp"
#include "monitoring/pay_statement_pages.hpp"
#include "monitoring/table_pages.hpp"

#include <array>

namespace dueregard::monitoring {

namespace {

using accounts::Route;
using enum accounts::Permission;
using enum web::Method;

constexpr std::array all = {
    Route{get, "/monitoring", read_reports, show_monitoring},
    Route{get, "/monitoring/coverage", read_reports, show_coverage},
    Route{get, "/monitoring/datasets", keep_datasets, show_datasets},
    Route{get, "/monitoring/datasets/add", keep_datasets, show_new_dataset},
    Route{post, "/monitoring/datasets", keep_datasets, create_dataset},
    Route{get, "/monitoring/datasets/{}", keep_datasets, show_dataset},
    Route{get, "/monitoring/datasets/{}/mapping", keep_datasets, show_mapping},
    Route{post, "/monitoring/datasets/{}/mappings", keep_datasets, create_mapping},
    Route{get, "/monitoring/datasets/{}/preview", keep_datasets, show_preview},
    Route{get, "/monitoring/datasets/{}/rejected-rows", keep_datasets, download_rejected_rows},
    Route{post, "/monitoring/datasets/{}/acceptance", keep_datasets, create_dataset_acceptance},
    Route{post, "/monitoring/datasets/{}/discarding", keep_datasets, create_dataset_discarding},
    Route{get, "/monitoring/datasets/{}/undoing", keep_datasets, show_dataset_undoing},
    Route{post, "/monitoring/datasets/{}/undoing", keep_datasets, create_dataset_undoing},
    Route{get, "/monitoring/datasets/{}/table", keep_datasets, show_table_builder},
    Route{post, "/monitoring/datasets/{}/tables", keep_datasets, create_table},
    Route{get, "/monitoring/tables/{}", read_reports, show_table},
    Route{post, "/monitoring/tables/{}", keep_datasets, update_table},
    Route{get, "/monitoring/tables/{}/csv", read_reports, download_table},
    Route{get, "/monitoring/tables/{}/representation", read_reports, show_representation},
    Route{get, "/monitoring/tables/{}/change", keep_datasets, show_table_change},
    Route{post, "/monitoring/tables/{}/publications", keep_datasets, create_publication},
    Route{get, "/pay-gaps", read_reports, show_pay_statements},
    Route{get, "/pay-gaps/work-out", run_pay_gaps, show_new_pay_statement},
    Route{post, "/pay-gaps", run_pay_gaps, create_pay_statement},
    Route{get, "/pay-gaps/{}", read_reports, show_pay_statement},
    Route{post, "/pay-gaps/{}/publication", run_pay_gaps, create_pay_publication},
    Route{post, "/pay-gaps/{}/discarding", run_pay_gaps, create_pay_discarding},
    Route{get, "/pay-gaps/{}/return", read_reports, download_service_return},
    Route{get, "/pay-gaps/{}/actions", run_pay_gaps, show_pay_actions},
    Route{post, "/pay-gaps/{}/actions", run_pay_gaps, create_pay_actions},
    Route{get, "/pay-gaps/{}/comparison", run_pay_gaps, show_pay_comparison},
    Route{post, "/pay-gaps/{}/comparison", run_pay_gaps, create_pay_comparison},
};

}  // namespace

std::span<const Route> routes() {
    return all;
}

}  // namespace dueregard::monitoring
