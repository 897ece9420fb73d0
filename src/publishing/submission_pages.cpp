#include "publishing/submission_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "publishing/document_page.hpp"
#include "publishing/report_format.hpp"
#include "publishing/submission_paper.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "web/link.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::publishing {

using accounts::Permission;
using accounts::Visit;

namespace {

self_assessment::SelfAssessment assessment_in(Visit& visit) {
    return self_assessment::find_self_assessment(
        visit.db, visit.organisation, visit.id<self_assessment::SelfAssessmentId>()
    );
}

documents::Document paper_of(const Visit& visit, const self_assessment::SelfAssessment& assessment) {
    return submission_document(assessment, visit.organisation_name, visit.clock.today());
}

}  // namespace

web::Response show_submission(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto assessment = assessment_in(visit);
    const auto path = "/self-assessments/" + address(assessment.id);
    auto content = document_page(paper_of(visit, assessment));
    content << "<h2 class=\"govuk-heading-m\">Download</h2><ul class=\"govuk-list\">";
    for (const auto format : all_paper_formats())
        content << "<li>"
                << web::link(
                       {.text = title_of(format),
                        .href = fmt::format("{}/submission/{}", path, name_of(format)),
                        .visually_hidden_text = "of the submission document"}
                   )
                << "</li>";
    content << "</ul>\n";
    return accounts::visit_page(
        visit,
        {.title = "Submission document",
         .breadcrumbs =
             {{.text = "Self-assessments", .href = "/self-assessments"},
              {.text = assessment.title, .href = path},
              {.text = "Submission document"}}},
        content
    );
}

web::Response download_submission(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto format = report_format_named(visit.parameters.at(1));
    if (!format || std::ranges::find(all_paper_formats(), *format) == all_paper_formats().end())
        throw NotFound("A submission document has no such form.");
    const auto assessment = assessment_in(visit);
    const std::chrono::sys_seconds made = std::chrono::sys_days{visit.clock.today()};
    return web::download(
        write_paper(paper_of(visit, assessment), *format, made),
        media_type_of(*format),
        fmt::format("self-assessment-{}.{}", address(assessment.id), name_of(*format))
    );
}

}  // namespace dueregard::publishing
