#include "publishing/workforce_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "monitoring/benchmark.hpp"
#include "publishing/document_page.hpp"
#include "publishing/report_format.hpp"
#include "publishing/workforce_paper.hpp"
#include "web/button.hpp"
#include "web/link.hpp"
#include "web/select.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::publishing {

using accounts::Permission;
using accounts::Visit;

namespace {

std::string area_in(const Visit& visit) {
    const auto asked = visit.request.query.get("area");
    const auto areas = monitoring::benchmark_areas();
    const bool is_known = std::ranges::find(areas, asked, &monitoring::BenchmarkArea::code) != areas.end();
    return is_known ? std::string(asked) : "";
}

WorkforcePaper paper_of(Visit& visit) {
    return workforce_paper(
        visit.db, visit.organisation, visit.organisation_name, area_in(visit), visit.clock.today()
    );
}

web::Html area_form(const std::string& chosen) {
    web::Select select{
        .label = {.text = "Whose residents is the workforce held against?"},
        .name = "area",
        .items = {{.text = "Nobody's", .value = ""}},
        .value = chosen,
        .hint = {.text = "Census 2021, by ethnic group and sex"}
    };
    for (const auto& area : monitoring::benchmark_areas())
        select.items.push_back({.text = area.name, .value = area.code});
    web::Html html;
    return html << R"(<form method="get" action="/reports/workforce" novalidate>)" << web::select(select)
                << web::button({.text = "Show the report", .classes = "govuk-button--secondary"})
                << "</form>\n";
}

}  // namespace

web::Response show_workforce_report(Visit& visit) {
    visit.require(Permission::read_reports);
    const auto area = area_in(visit);
    auto content = document_page(workforce_document(paper_of(visit)));
    content << area_form(area) << "<h2 class=\"govuk-heading-m\">Download</h2><ul class=\"govuk-list\">";
    for (const auto format : all_paper_formats())
        content << "<li>"
                << web::link(
                       {.text = title_of(format),
                        .href = fmt::format(
                            "/reports/workforce/{}{}{}", name_of(format), area.empty() ? "" : "?area=", area
                        ),
                        .visually_hidden_text = "of the workforce report"}
                   )
                << "</li>";
    content << "</ul>\n";
    return accounts::visit_page(
        visit,
        {.title = "Workforce equality report",
         .breadcrumbs = {{.text = "Reports", .href = "/reports"}, {.text = "Workforce equality report"}}},
        content
    );
}

web::Response download_workforce_report(Visit& visit) {
    visit.require(Permission::read_reports);
    const auto format = report_format_named(visit.parameters.at(0));
    if (!format || std::ranges::find(all_paper_formats(), *format) == all_paper_formats().end())
        throw NotFound("A workforce report has no such form.");
    const std::chrono::sys_seconds made = std::chrono::sys_days{visit.clock.today()};
    return web::download(
        write_paper(workforce_document(paper_of(visit)), *format, made),
        media_type_of(*format),
        fmt::format("workforce-equality-report.{}", name_of(*format))
    );
}

}  // namespace dueregard::publishing
