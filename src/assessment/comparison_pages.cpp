// The slides that closed a visit beside the report that came later.

#include "accounts/acting.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_pages.hpp"
#include "assessment/finding_pages.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/paper_comparison.hpp"
#include "assessment/paper_pages.hpp"
#include "assessment/paper_store.hpp"
#include "base/text.hpp"
#include "web/link.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::assessment {

using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::Response;

namespace {

constexpr std::array agreements = {
    Agreement::same, Agreement::differently, Agreement::only_on_slides, Agreement::only_in_report
};

Html told_html(const ChallengeFinding& finding) {
    return Html{} << R"(<span class="govuk-hint">)"
                  << (finding.area.empty()
                          ? std::string(title_of(finding.kind))
                          : fmt::format("{}, {}", area_name(finding), title_of(finding.kind)))
                  << R"(</span> <span class="app-keep-lines">)"
                  << web::link({.text = finding.text, .href = path_of(finding.id)}) << "</span>";
}

Html side(const std::vector<ChallengeFinding>& findings, const std::optional<std::size_t>& place) {
    return place ? told_html(findings[*place]) : Html{} << "Nothing";
}

Html agreement_table(
    Agreement agreement,
    const std::vector<ComparedFinding>& compared,
    const std::vector<ChallengeFinding>& slides,
    const std::vector<ChallengeFinding>& report
) {
    const auto count = std::ranges::count(compared, agreement, &ComparedFinding::agreement);
    const auto id = fmt::format("agreement-{}", static_cast<int>(agreement));
    web::Table table{
        .caption = fmt::format("{}: {}", title_of(agreement), count),
        .caption_classes = "govuk-table__caption--m",
        .caption_id = id,
        .head = {{.text = "On the slides"}, {.text = "In the report"}},
        .rows = {}
    };
    for (const auto& pair : compared) {
        if (pair.agreement != agreement) continue;
        table.rows.push_back({{.text = side(slides, pair.slide)}, {.text = side(report, pair.report)}});
    }
    if (count == 0) return Html{} << R"(<h2 class="govuk-heading-m">)" << table.caption << "</h2>\n";
    return web::scroll_region({.labelled_by = id, .content = web::table(table)});
}

/// The latest accepted paper of a kind, read again.
std::optional<PeerReview> review_of(Visit& visit, const std::vector<ChallengePaper>& papers, PaperKind kind) {
    const auto paper = std::ranges::find_if(papers, [&](const ChallengePaper& one) {
        return one.kind == kind && one.state == PaperState::accepted;
    });
    if (paper == papers.end()) return std::nullopt;
    auto read = read_paper(bytes_of(visit.db, visit.organisation, paper->id), paper->file_name, paper->kind);
    return read ? std::optional(std::move(read->review)) : std::nullopt;
}

Html differences_html(Visit& visit, const std::vector<ChallengePaper>& papers) {
    Html html;
    const auto slides = review_of(visit, papers, PaperKind::slides);
    const auto report = review_of(visit, papers, PaperKind::report);
    if (!slides || !report) return html;
    web::Table table{
        .caption = "What they tell differently",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "differences",
        .head = {{.text = "Of what"}, {.text = "On the slides"}, {.text = "In the report"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& one : differences(*slides, *report))
        table.rows.push_back({{.text = one.what}, {.text = one.on_slides}, {.text = one.in_report}});
    if (table.rows.empty()) return html;
    return html << web::scroll_region({.labelled_by = "differences", .content = web::table(table)});
}

}  // namespace

Response show_comparison(Visit& visit) {
    visit.require(Permission::read_challenges);
    const auto challenge = challenge_in_path(visit);
    const auto papers = papers_of(visit.db, visit.organisation, challenge.id);
    const auto findings = findings_of(visit.db, visit.organisation, challenge.id);
    const auto slides = from_papers(findings, papers, PaperKind::slides);
    const auto report = from_papers(findings, papers, PaperKind::report);
    Html content = challenge_heading(visit, challenge, path_of(challenge.id) + "/slides-and-report");
    content
        << R"(<h2 class="govuk-heading-m">The slides against the report</h2>)"
        << R"(<p class="govuk-body">Points are held together by the words they share. A point of the slides can )"
           R"(stand in the report in words of its own that this does not find.</p>)"
        << "\n";
    content << differences_html(visit, papers);
    const auto compared = compare(slides, report);
    for (const auto agreement : agreements)
        content << agreement_table(agreement, compared, slides, report);
    return accounts::visit_page(
        visit,
        {.title = "Slides against the report of " + challenge.title,
         .breadcrumbs = breadcrumbs(challenge, "Slides against the report")},
        content
    );
}

}  // namespace dueregard::assessment
