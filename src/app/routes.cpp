#include "app/routes.hpp"

#include "accounts/routes.hpp"
#include "assessment/exhibit_pages.hpp"
#include "assessment/routes.hpp"
#include "assurance/hits_at_measure.hpp"
#include "assurance/routes.hpp"
#include "evidence/evidence_pages.hpp"
#include "evidence/routes.hpp"
#include "framework/routes.hpp"
#include "intake/routes.hpp"
#include "intake/source_at_measure.hpp"
#include "monitoring/dataset_store.hpp"
#include "monitoring/routes.hpp"
#include "plan/erasure.hpp"
#include "plan/given_evidence_pages.hpp"
#include "plan/measure_pages.hpp"
#include "plan/measure_store.hpp"
#include "plan/routes.hpp"
#include "practice/routes.hpp"
#include "publishing/routes.hpp"
#include "scheme/routes.hpp"
#include "self_assessment/answer_evidence_pages.hpp"
#include "self_assessment/routes.hpp"
#include "thread/routes.hpp"
#include "thread/thread_pages.hpp"

#include <array>

namespace dueregard::app {

namespace {

web::Html thread_and_source(accounts::Visit& visit, plan::MeasureId measure) {
    return web::Html{} << thread::thread_at_measure(visit, measure)
                       << intake::source_at_measure(visit, measure);
}

}  // namespace

std::vector<accounts::Route> all_routes() {
    std::vector<accounts::Route> all;
    for (const auto part :
         {accounts::routes(),
          evidence::routes(),
          framework::routes(),
          scheme::routes(),
          self_assessment::routes(),
          assessment::routes(),
          practice::routes(),
          plan::routes(),
          intake::routes(),
          assurance::routes(),
          publishing::routes(),
          thread::routes(),
          monitoring::routes()})
        all.insert(all.end(), part.begin(), part.end());
    all.push_back(
        {web::Method::get,
         "/measures/{}",
         accounts::Permission::read_plan,
         plan::show_measure_with<assurance::hits_at_measure, thread_and_source>}
    );
    all.push_back(
        {web::Method::get,
         "/evidence/{}",
         accounts::Permission::read_plan,
         evidence::show_evidence_with<
             plan::places_of_evidence,
             self_assessment::places_of_evidence,
             assessment::places_of_evidence>}
    );
    return all;
}

std::span<const accounts::Place> places() {
    using accounts::Permission;
    static constexpr std::array<accounts::Place, 18> all = {{
        {"", "What do I owe?", "/", Permission::read_plan},
        {"Plan", "Measures", "/measures", Permission::read_plan},
        {"Plan", "Objectives", "/objectives", Permission::read_plan},
        {"Plan", "Progress", "/progress", Permission::read_plan},
        {"Plan", "Periods", "/periods", Permission::read_plan},
        {"Plan", "Checks", "/checks", Permission::read_plan},
        {"Review", "Self-assessments", "/self-assessments", Permission::read_plan},
        {"Review", "Challenges", "/challenges", Permission::read_challenges},
        {"Review", "Golden thread", "/golden-thread", Permission::read_plan},
        {"Review", "Practice library", "/practice", Permission::read_plan},
        {"Review", "Frameworks", "/frameworks", Permission::read_plan},
        {"Review", "Schemes", "/schemes", Permission::read_plan},
        {"Documents", "Reports", "/reports", Permission::read_reports},
        {"Documents", "Evidence", "/evidence", Permission::read_plan},
        {"Documents", "Imports", "/imports", Permission::import_documents},
        {"Monitoring", "Tables", "/monitoring", Permission::read_reports},
        {"Monitoring", "Pay gaps", "/pay-gaps", Permission::read_reports},
        {"", "People", "/people", Permission::manage_people},
    }};
    return all;
}

std::span<const accounts::ServiceAreaUse> service_area_uses() {
    static constexpr std::array<accounts::ServiceAreaUse, 2> all = {{
        {"Measures", "1 measure", "measures", plan::measures_in_service_areas},
        {"Datasets", "1 dataset", "datasets", monitoring::datasets_of_service_areas},
    }};
    return all;
}

std::span<const accounts::ErasureStep> erasure_steps() {
    static constexpr std::array<accounts::ErasureStep, 1> all = {plan::erase_person};
    return all;
}

}  // namespace dueregard::app
