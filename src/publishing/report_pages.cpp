#include "publishing/report_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "plan/period_store.hpp"
#include "publishing/document_page.hpp"
#include "publishing/report_format.hpp"
#include "publishing/report_store.hpp"
#include "web/table.hpp"

#include <fmt/format.h>

namespace dueregard::publishing {

namespace {

std::string address_of(const plan::Period& period) {
    return "/reports/progress/" + address(period.id);
}

web::Html download_links(const plan::Period& period) {
    web::Html links;
    links << "<ul class=\"govuk-list\">";
    for (const auto format : all_report_formats()) {
        links << "<li><a class=\"govuk-link\" href=\"" << address_of(period) << "/"
              << std::string(name_of(format)) << "\" download>" << title_of(format)
              << "<span class=\"govuk-visually-hidden\"> of " << period.label << "</span></a></li>";
    }
    links << "</ul>";
    return links;
}

web::Html period_link(const plan::Period& period) {
    web::Html link;
    link << "<a class=\"govuk-link\" href=\"" << address_of(period) << "\">" << period.label << "</a>";
    return link;
}

/// In a frozen period everything is agreed; before, only who writes the reports sees them.
bool may_read(const accounts::Visit& visit, const plan::Period& period) {
    if (period.state == plan::PeriodState::planned) return false;
    return period.state == plan::PeriodState::frozen || visit.may(accounts::Permission::publish_reports);
}

ProgressPaper paper_of(accounts::Visit& visit) {
    const auto period = plan::find_period(visit.db, visit.organisation, visit.id<plan::PeriodId>());
    if (!may_read(visit, period)) visit.require(accounts::Permission::publish_reports);
    return progress_paper(visit.db, visit.organisation, period, visit.clock.today());
}

}  // namespace

web::Response show_reports(accounts::Visit& visit) {
    visit.require(accounts::Permission::read_reports);
    web::Html content;
    content
        << "<h1 class=\"govuk-heading-l\">Reports</h1>"
        << "<p class=\"govuk-body\">Every figure in a report is counted from the register as it stands when you "
           "open it. Word and PDF take a few seconds to make.</p>";
    content
        << R"(<p class="govuk-body"><a class="govuk-link" href="/reports/workforce">Workforce equality report</a></p>)";
    web::Table table{
        .caption = "Progress reports, the latest first",
        .caption_classes = "govuk-table__caption--m",
        .head = {{.text = "Period"}, {.text = "State"}, {.text = "Download"}},
        .first_cell_is_header = true,
    };
    for (const auto& period : plan::periods(visit.db, visit.organisation)) {
        if (!may_read(visit, period)) continue;
        table.rows.push_back(
            {{.text = period_link(period)},
             {.text = plan::title_of(period.state)},
             {.text = download_links(period)}}
        );
    }
    if (table.rows.empty()) {
        content
            << "<p class=\"govuk-body\">There is no report yet. A report can be read once its period is frozen.</p>";
    } else {
        content << web::table(table);
    }
    return accounts::visit_page(visit, {.title = "Reports"}, content);
}

web::Response show_progress_report(accounts::Visit& visit) {
    visit.require(accounts::Permission::read_reports);
    const auto paper = paper_of(visit);
    auto content = document_page(progress_document(paper));
    content << "<h2 class=\"govuk-heading-m\">Download</h2>" << download_links(paper.period);
    return accounts::visit_page(
        visit,
        {.title = fmt::format("Progress report: {}", paper.period.label),
         .breadcrumbs = {{.text = "Reports", .href = "/reports"}, {.text = paper.period.label}}},
        content
    );
}

web::Response download_progress_report(accounts::Visit& visit) {
    visit.require(accounts::Permission::read_reports);
    const auto format = report_format_named(visit.parameters.at(1));
    if (!format) throw NotFound("A report has no such form.");
    const auto paper = paper_of(visit);
    return web::download(
        write_report(paper, *format), media_type_of(*format), report_file_name(paper, *format)
    );
}

}  // namespace dueregard::publishing
