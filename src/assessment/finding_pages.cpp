#include "assessment/finding_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/history_html.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/challenge_pages.hpp"
#include "assessment/exhibit_store.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/paper_store.hpp"
#include "assessment/response_pages.hpp"
#include "assessment/verdict_pages.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/details.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/select.hpp"
#include "web/summary_list.hpp"
#include "web/textarea.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::assessment {

using accounts::acting_in;
using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::Response;

namespace {

/// One finding in a list: its name leads to its page.
Html finding_line(const ChallengeFinding& finding, std::size_t support) {
    Html html;
    html << "<li>"
         << web::link(
                {.text = finding.number.empty() ? std::string("Open") : "Number " + finding.number,
                 .href = path_of(finding.id),
                 .visually_hidden_text =
                     fmt::format("{}: {}", title_of(finding.kind), shortened(finding.text, 60))}
            )
         << R"( <span class="app-keep-lines">)" << finding.text << "</span>";
    if (support > 0)
        html << R"( <span class="govuk-hint">)"
             << (support == 1 ? std::string("Stands on 1 exhibit")
                              : fmt::format("Stands on {} exhibits", support))
             << "</span>";
    return html << "</li>\n";
}

/// Findings that follow one another in one area and of one kind, under a heading for each.
Html findings_html(Visit& visit, const Challenge& challenge, const std::vector<ChallengeFinding>& findings) {
    const auto support = support_of(visit.db, visit.organisation, challenge.id);
    Html html;
    const ChallengeFinding* before = nullptr;
    for (const auto& finding : findings) {
        const bool is_new_area = before == nullptr || area_name(*before) != area_name(finding);
        const bool is_new_kind = is_new_area || before->kind != finding.kind;
        if (is_new_kind && before != nullptr) html << "</ul>\n";
        if (is_new_area) {
            const auto area = area_name(finding);
            html << R"(<h2 class="govuk-heading-m">)" << (area.empty() ? "In no area" : area) << "</h2>\n";
        }
        if (is_new_kind) {
            html << R"(<h3 class="govuk-heading-s">)" << plural_of(finding.kind)
                 << R"(</h3><ul class="govuk-list govuk-list--spaced">)" << "\n";
        }
        const auto stands_on = support.find(finding.id);
        html << finding_line(finding, stands_on == support.end() ? 0 : stands_on->second.size());
        before = &finding;
    }
    return before == nullptr ? html : html << "</ul>\n";
}

/// What peers call innovative, or point to elsewhere, has a library of its own (practice).
Html practice_link(
    const Visit& visit, const Challenge& challenge, const std::vector<ChallengeFinding>& findings
) {
    Html html;
    const bool has_practice = std::ranges::any_of(findings, [](const ChallengeFinding& finding) {
        return finding.kind == FindingKind::innovation || finding.kind == FindingKind::signpost;
    });
    if (!has_practice || !visit.may(Permission::run_challenges)) return html;
    return html << R"(<p class="govuk-body">)"
                << web::link(
                       {.text = "Take innovations and signposts into the practice library",
                        .href = path_of(challenge.id) + "/practice"}
                   )
                << "</p>\n";
}

// --- one finding ---

std::string source_text(Visit& visit, const ChallengeFinding& finding) {
    if (!finding.paper) return "Written here";
    const auto papers = papers_of(visit.db, visit.organisation, finding.challenge);
    const auto paper = std::ranges::find(papers, *finding.paper, &ChallengePaper::id);
    const auto place = place_text(finding.at);
    if (paper == papers.end()) return place;
    return place.empty() ? paper->file_name : fmt::format("{}, {}", paper->file_name, place);
}

Html finding_summary(Visit& visit, const ChallengeFinding& finding) {
    web::SummaryList list;
    const auto add = [&](std::string_view key, web::Content value) {
        list.rows.push_back({.key = {.text = key}, .value = {.text = std::move(value)}});
    };
    add("What was found", Html{} << R"(<span class="app-keep-lines">)" << finding.text << "</span>");
    add("Kind", title_of(finding.kind));
    add("Area", finding.area.empty() ? std::string("None") : area_name(finding));
    add("Where it stands", source_text(visit, finding));
    return web::summary_list(list);
}

Html exhibit_line(const Exhibit& exhibit) {
    Html html;
    html << "<li>" << title_of(exhibit.method) << ": " << exhibit.title;
    if (exhibit.on) html << ", " << long_date(*exhibit.on);
    return html << "</li>\n";
}

Html support_form(const Visit& visit, const ChallengeFinding& finding, const std::vector<Exhibit>& others) {
    Html html;
    if (others.empty()) return html;
    web::Select select{.label = {.text = "Something else it stands on"}, .name = "exhibit"};
    for (const auto& exhibit : others) {
        select.items.push_back(
            {.text = fmt::format("{}: {}", title_of(exhibit.method), shortened(exhibit.title, 80)),
             .value = address(exhibit.id)}
        );
    }
    return html << R"(<form method="post" action=")" << path_of(finding.id) << R"(/support" novalidate>)"
                << accounts::token_field(visit) << web::select(select)
                << web::button({.text = "Add to what it stands on", .classes = "govuk-button--secondary"})
                << "</form>\n";
}

Html support_html(Visit& visit, const Challenge& challenge, const ChallengeFinding& finding) {
    const bool may_write = may_record(acting_in(visit), challenge) && !finding.is_withdrawn;
    auto room = exhibits_of(visit.db, visit.organisation, finding.challenge);
    const auto by_finding = support_of(visit.db, visit.organisation, finding.challenge);
    const auto found = by_finding.find(finding.id);
    const auto supports = [&](const Exhibit& exhibit) {
        return found != by_finding.end()
               && std::ranges::find(found->second, exhibit.id) != found->second.end();
    };
    Html items;
    for (const auto& exhibit : room) {
        if (supports(exhibit)) items << exhibit_line(exhibit);
    }
    Html html;
    html << R"(<h2 class="govuk-heading-m">What it stands on</h2>)";
    if (items.empty()) {
        html << R"(<p class="govuk-body">Nothing of the evidence room yet.</p>)";
    } else {
        html << R"(<ul class="govuk-list govuk-list--bullet">)" << items << "</ul>\n";
    }
    std::erase_if(room, supports);
    return may_write ? html << support_form(visit, finding, room) : html;
}

Html withdrawal_form(const Visit& visit, const ChallengeFinding& finding) {
    Html form;
    form << R"(<form method="post" action=")" << path_of(finding.id) << R"(/withdrawal" novalidate>)"
         << accounts::token_field(visit)
         << web::textarea({.label = {.text = "Why is it withdrawn?"}, .name = "why", .rows = 2})
         << web::button({.text = "Withdraw this finding", .classes = "govuk-button--warning"}) << "</form>";
    return web::details({.summary = "Withdraw this finding", .text = form});
}

}  // namespace

std::string path_of(FindingId id) {
    return "/findings/" + address(id);
}

ChallengeFinding finding_in_path(Visit& visit) {
    return find_finding(visit.db, acting_in(visit), visit.id<FindingId>());
}

Html nothing_beside_finding(Visit& /*visit*/, const ChallengeFinding& /*finding*/) {
    return {};
}

Response show_findings(Visit& visit) {
    visit.require(Permission::read_challenges);
    const auto challenge = challenge_in_path(visit);
    const auto path = path_of(challenge.id) + "/findings";
    const auto findings = without_slides(
        findings_of(visit.db, visit.organisation, challenge.id),
        papers_of(visit.db, visit.organisation, challenge.id)
    );
    Html content = challenge_heading(visit, challenge, path);
    if (may_record(acting_in(visit), challenge)) {
        content << web::button(
            {.text = "Add a finding", .href = path + "/add", .classes = "govuk-button--secondary"}
        );
    }
    content << verdict_html(visit, challenge);
    if (findings.empty()) {
        content
            << R"(<p class="govuk-body">Nothing has been found yet. A report or slides of the peers can be read )"
            << "under " << web::link({.text = "papers", .href = path_of(challenge.id) + "/papers"})
            << ".</p>\n";
    } else {
        content << findings_html(visit, challenge, findings) << practice_link(visit, challenge, findings);
    }
    return accounts::visit_page(
        visit,
        {.title = "Findings of " + challenge.title,
         .breadcrumbs = breadcrumbs(challenge, "Findings"),
         .notice = done_notice(visit)},
        content
    );
}

Response show_finding(Visit& visit, const ChallengeFinding& finding, const Html& beside) {
    visit.require(Permission::read_challenges);
    const auto challenge = find_challenge(visit.db, acting_in(visit), finding.challenge);
    web::PageHeading heading{
        .text = short_name(finding),
        .caption = finding.area.empty() ? challenge.title : area_name(finding),
        .facts = {},
        .actions = {}
    };
    const bool may_write = may_record(acting_in(visit), challenge) && !finding.is_withdrawn;
    if (may_write) {
        heading.actions << web::button(
            {.text = "Change", .href = path_of(finding.id) + "/change", .classes = "govuk-button--secondary"}
        );
    }
    Html content = web::page_heading(heading);
    if (finding.is_withdrawn) content << web::inset_text({.text = "This finding was withdrawn."});
    content << finding_summary(visit, finding) << responses_at_finding(visit, challenge, finding) << beside
            << support_html(visit, challenge, finding);
    if (may_write) content << withdrawal_form(visit, finding);
    if (visit.may(Permission::run_challenges))
        content << accounts::history_fold(visit, "finding", finding.id.value);
    auto crumbs = breadcrumbs(challenge, "Findings");
    crumbs.back().href = path_of(challenge.id) + "/findings";
    crumbs.push_back({.text = short_name(finding)});
    return accounts::visit_page(
        visit,
        {.title = short_name(finding), .breadcrumbs = std::move(crumbs), .notice = done_notice(visit)},
        content
    );
}

Response create_support(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto finding = finding_in_path(visit);
    const auto exhibit = accounts::sent_id<ExhibitId>(visit.request.form.get("exhibit"));
    if (!exhibit) return web::see_other(path_of(finding.id));
    visit.db.write([&](storage::Transaction& tx) {
        support_finding(tx, acting_in(visit), finding.id, *exhibit);
    });
    return web::see_other(path_of(finding.id) + "?done=support");
}

Response create_withdrawal(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto finding = finding_in_path(visit);
    const auto why = accounts::typed(visit, "why");
    visit.db.write([&](storage::Transaction& tx) { withdraw_finding(tx, acting_in(visit), finding.id, why); }
    );
    return web::see_other(path_of(finding.challenge) + "/findings?done=withdrawn");
}

}  // namespace dueregard::assessment
