// Which service collects which characteristic: for everybody who reads reports.

#include "accounts/service_area_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "monitoring/coverage.hpp"
#include "monitoring/dataset_pages.hpp"
#include "monitoring/dataset_store.hpp"
#include "monitoring/page_pieces.hpp"
#include "monitoring/population.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::monitoring {

using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::Response;

namespace {

std::string service_of(const std::vector<accounts::ServiceArea>& services, const Coverage& coverage) {
    const auto at = coverage.service
                        ? std::ranges::find(services, *coverage.service, &accounts::ServiceArea::id)
                        : services.end();
    return at == services.end() ? "The council as a whole" : at->name;
}

Html coverage_table(const std::vector<Coverage>& all, const std::vector<accounts::ServiceArea>& services) {
    web::Table table{
        .caption = "What is collected, by service",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "coverage",
        .head = {{.text = "Service"}, {.text = "Of whom"}, {.text = "Since"}, {.text = "Latest"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& characteristic : covered_characteristics())
        table.head.push_back({.text = characteristic.title});
    for (const auto& coverage : all) {
        const auto* const population = find_population(coverage.population);
        web::TableRow row{
            {.text = service_of(services, coverage)},
            {.text = population == nullptr ? "" : population->title},
            {.text = month_and_year(coverage.since)},
            {.text = month_and_year(coverage.latest)}
        };
        for (const auto& characteristic : covered_characteristics()) {
            const auto at = coverage.characteristics.find(std::string(characteristic.name));
            row.push_back({.text = at == coverage.characteristics.end() ? "Not collected" : at->second});
        }
        table.rows.push_back(std::move(row));
    }
    return web::scroll_region({.labelled_by = "coverage", .content = web::table(table)});
}

/// Services that nobody has loaded anything for are the gap that this page is there to show.
Html silent_services(const std::vector<Coverage>& all, const std::vector<accounts::ServiceArea>& services) {
    std::vector<std::string> silent;
    for (const auto& service : services) {
        const bool is_told =
            std::ranges::any_of(all, [&](const Coverage& one) { return one.service == service.id; });
        if (!is_told) silent.push_back(service.name);
    }
    if (silent.empty()) return {};
    Html html = heading("Services that nothing has been loaded for");
    html << R"(<ul class="govuk-list govuk-list--bullet">)";
    for (const auto& name : silent)
        html << "<li>" << name << "</li>";
    return html << "</ul>\n";
}

}  // namespace

Response show_coverage(Visit& visit) {
    visit.require(Permission::read_reports);
    const auto all = coverage_of(datasets(visit.db, visit.organisation));
    const auto services = accounts::list_service_areas(visit.db, visit.organisation);
    Html content = web::page_heading({.text = "Which service collects what"});
    content << (all.empty() ? paragraph("No dataset has been accepted yet.") : coverage_table(all, services))
            << silent_services(all, services);
    return accounts::visit_page(
        visit,
        {.title = "Which service collects what",
         .breadcrumbs =
             {{.text = "Monitoring", .href = "/monitoring"}, {.text = "Which service collects what"}}},
        content
    );
}

}  // namespace dueregard::monitoring
