#include "publishing/challenge_report_pages.hpp"

#include "accounts/acting.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_pages.hpp"
#include "assessment/challenge_report.hpp"
#include "assessment/report_store.hpp"
#include "base/failure.hpp"
#include "publishing/document_page.hpp"
#include "publishing/report_format.hpp"
#include "web/inset_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::publishing {

namespace {

using accounts::Permission;
using accounts::Visit;
using assessment::Challenge;
using documents::Document;

/// One of the two papers that a challenge writes.
struct Paper {
    std::string_view path;  ///< the last part of its address
    std::string_view title;
    Document (*document)(const assessment::ChallengeReport& report) = nullptr;
};

constexpr Paper report_paper{"report", "Report", assessment::report_document};
constexpr Paper reply_paper{"right-of-reply", "Right of reply", assessment::right_of_reply_document};

std::string address_of(const Challenge& challenge, const Paper& paper) {
    return fmt::format("{}/{}", assessment::path_of(challenge.id), paper.path);
}

web::Html download_links(const Challenge& challenge, const Paper& paper) {
    web::Html links;
    links << R"(<h2 class="govuk-heading-m">Download</h2><ul class="govuk-list">)";
    for (const auto format : all_paper_formats()) {
        links << "<li><a class=\"govuk-link\" href=\"" << address_of(challenge, paper) << "/"
              << std::string(name_of(format)) << "\" download>" << title_of(format)
              << "<span class=\"govuk-visually-hidden\"> of " << paper.title << "</span></a></li>";
    }
    return links << "</ul>\n";
}

/// The right of reply is a working paper until the report is final; what is frozen stays as it was.
web::Html freezing_html(Visit& visit, const Challenge& challenge) {
    const auto frozen = assessment::frozen_report(visit.db, visit.organisation, challenge.id);
    if (!frozen) return {};
    return web::inset_text(
        {.text = fmt::format(
             "Frozen on {}, as it stood when the report became final. SHA-256 {}",
             british_time(frozen->at),
             frozen->sha256.substr(0, 12)
         )}
    );
}

web::Response paper_page(Visit& visit, const Paper& paper) {
    visit.require(Permission::read_challenges);
    const auto challenge = assessment::challenge_in_path(visit);
    const auto report = assessment::report_of(visit.db, accounts::acting_in(visit), challenge);
    auto content = document_page(paper.document(report));
    content << freezing_html(visit, challenge) << download_links(challenge, paper);
    return accounts::visit_page(
        visit,
        {.title = fmt::format("{}: {}", paper.title, challenge.title),
         .breadcrumbs = assessment::breadcrumbs(challenge, paper.title)},
        content
    );
}

bool is_paper_format(ReportFormat format) {
    const auto formats = all_paper_formats();
    return std::ranges::find(formats, format) != formats.end();
}

web::Response paper_file(Visit& visit, const Paper& paper) {
    visit.require(Permission::read_challenges);
    const auto format = report_format_named(visit.parameters.at(1));
    if (!format || !is_paper_format(*format)) throw NotFound("The paper has no such form.");
    const auto challenge = assessment::challenge_in_path(visit);
    const auto report = assessment::report_of(visit.db, accounts::acting_in(visit), challenge);
    return web::download(
        write_paper(paper.document(report), *format, std::chrono::sys_days{visit.clock.today()}),
        media_type_of(*format),
        fmt::format("{}.{}", paper.path, name_of(*format))
    );
}

}  // namespace

web::Response show_challenge_report(Visit& visit) {
    return paper_page(visit, report_paper);
}

web::Response download_challenge_report(Visit& visit) {
    return paper_file(visit, report_paper);
}

web::Response show_right_of_reply(Visit& visit) {
    return paper_page(visit, reply_paper);
}

web::Response download_right_of_reply(Visit& visit) {
    return paper_file(visit, reply_paper);
}

}  // namespace dueregard::publishing
