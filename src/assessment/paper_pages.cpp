#include "assessment/paper_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/challenge_pages.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/finding.hpp"
#include "assessment/paper_store.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/details.hpp"
#include "web/file_upload.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/radios.hpp"
#include "web/scroll_region.hpp"
#include "web/summary_list.hpp"
#include "web/table.hpp"
#include "web/timeline.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::assessment {

using accounts::acting_in;
using accounts::error_at;
using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

std::string papers_path(ChallengeId id) {
    return path_of(id) + "/papers";
}

ChallengePaper paper_in_path(Visit& visit) {
    return find_paper(visit.db, acting_in(visit), visit.id<ChallengePaperId>());
}

// --- all of a challenge ---

Html papers_table(const std::vector<ChallengePaper>& papers) {
    web::Table table{
        .caption = "Papers, the newest first",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "papers",
        .head = {{.text = "File"}, {.text = "What it is"}, {.text = "State"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& paper : papers) {
        table.rows.push_back(
            {{.text = web::link({.text = paper.file_name, .href = path_of(paper.id)})},
             {.text = title_of(paper.kind)},
             {.text = title_of(paper.state)}}
        );
    }
    return web::scroll_region({.labelled_by = "papers", .content = web::table(table)});
}

Html upload_form(const Visit& visit, const Challenge& challenge, const Faults& faults) {
    web::Radios kind{
        .name = "kind",
        .fieldset = web::Fieldset{.legend = {.text = "What is it?"}},
        .items =
            {{.text = "The peers' report", .value = "report"},
             {.text = "The slides that closed their visit", .value = "slides"}},
        .value = std::string(visit.request.form.get("kind")),
        .error = error_at(faults, "kind")
    };
    return Html{} << R"(<h2 class="govuk-heading-m">Read a report or slides</h2><form method="post" action=")"
                  << papers_path(challenge.id) << R"(" enctype="multipart/form-data" novalidate>)"
                  << accounts::token_field(visit) << web::radios(kind)
                  << web::file_upload(
                         {.label = {.text = "Choose a file"},
                          .name = "file",
                          .hint = {.text = "Word, a web page or plain text"},
                          .error = error_at(faults, "file")}
                     )
                  << web::button({.text = "Read the file", .prevent_double_click = true}) << "</form>\n";
}

bool has_both(const std::vector<ChallengePaper>& papers) {
    const auto has = [&](PaperKind kind) {
        return std::ranges::any_of(papers, [&](const ChallengePaper& paper) {
            return paper.kind == kind && paper.state == PaperState::accepted;
        });
    };
    return has(PaperKind::report) && has(PaperKind::slides);
}

Response papers_page(Visit& visit, const Challenge& challenge, const Faults& faults) {
    const auto papers = papers_of(visit.db, visit.organisation, challenge.id);
    auto shown = papers;
    std::erase_if(shown, [&](const ChallengePaper& paper) { return !may_open(acting_in(visit), paper); });
    Html content = challenge_heading(visit, challenge, papers_path(challenge.id));
    if (shown.empty()) {
        content
            << R"(<p class="govuk-body">There is no report and there are no slides that you can open.</p>)"
            << "\n";
    } else {
        content << papers_table(shown);
    }
    if (has_both(papers)) {
        content << R"(<p class="govuk-body">)"
                << web::link(
                       {.text = "Hold the slides against the report",
                        .href = path_of(challenge.id) + "/slides-and-report"}
                   )
                << "</p>\n";
    }
    if (may_record(acting_in(visit), challenge)) content << upload_form(visit, challenge, faults);
    return accounts::visit_page(
        visit,
        {.title = "Papers of " + challenge.title,
         .breadcrumbs = breadcrumbs(challenge, "Papers"),
         .errors = accounts::error_links(faults),
         .notice = done_notice(visit)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

// --- one ---

web::SummaryRow row(std::string_view key, web::Content value) {
    return {.key = {.text = key}, .value = {.text = std::move(value)}};
}

std::string with_place(std::string_view text, const documents::Place& at) {
    const auto place = place_text(at);
    return place.empty() ? std::string(text) : fmt::format("{} ({})", text, place);
}

Html team_html(const PeerReview& review) {
    Html list;
    list << R"(<ul class="govuk-list">)";
    for (const auto& member : review.team) {
        std::vector<std::string> parts{member.name};
        if (member.role) parts.push_back(*member.role);
        if (member.organisation) parts.push_back(*member.organisation);
        list << "<li>" << join(parts, ", ") << "</li>";
    }
    return list << "</ul>";
}

Html paper_summary(const ChallengePaper& paper, const ReadPaper& read) {
    web::SummaryList list;
    Html file;
    file << web::link({.text = paper.file_name, .href = path_of(paper.id) + "/file"});
    list.rows.push_back(row("File", file));
    list.rows.push_back(row("What it is", title_of(paper.kind)));
    const auto findings = findings_in(read.review);
    for (const auto kind : all_finding_kinds()) {
        const auto count = std::ranges::count(findings, kind, &ChallengeFinding::kind);
        if (count > 0) list.rows.push_back(row(plural_of(kind), grouped(count)));
    }
    if (!read.comments.empty()) {
        list.rows.push_back(
            row("Comments in the margin", grouped(static_cast<std::int64_t>(read.comments.size())))
        );
    }
    if (!read.review.team.empty()) list.rows.push_back(row("Team", team_html(read.review)));
    if (read.review.verdict) {
        list.rows.push_back(row("Verdict", with_place(read.review.verdict->text, read.review.verdict->at)));
    }
    return web::summary_list(list);
}

/// Every finding as it would go in, each beside its place in the file.
Html found_table(const PeerReview& review) {
    web::Table table{
        .caption = "What was found in the file",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "found",
        .head = {{.text = "Where"}, {.text = "Area"}, {.text = "Kind"}, {.text = "What it says"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& finding : findings_in(review)) {
        const auto place = place_text(finding.at);
        table.rows.push_back(
            {{.text = place.empty() ? std::string("No place") : place},
             {.text = area_name(finding)},
             {.text = finding.number.empty() ? std::string(title_of(finding.kind)) : short_name(finding)},
             {.text = Html{} << R"(<span class="app-keep-lines">)" << finding.text << "</span>"}}
        );
    }
    return web::scroll_region({.labelled_by = "found", .content = web::table(table)});
}

Html act_form(
    const Visit& visit, const ChallengePaper& paper, std::string_view act, const web::Button& button
) {
    return Html{} << R"(<form method="post" action=")" << path_of(paper.id) << "/" << act << R"(">)"
                  << accounts::token_field(visit) << web::button(button) << "</form>\n";
}

Html paper_acts(Visit& visit, const ChallengePaper& paper, std::size_t findings) {
    const auto challenge = find_challenge(visit.db, acting_in(visit), paper.challenge);
    Html html;
    if (!may_record(acting_in(visit), challenge)) return html;
    if (paper.state == PaperState::waiting) {
        html << act_form(
            visit,
            paper,
            "acceptance",
            {.text = findings == 1 ? std::string("Accept 1 finding")
                                   : fmt::format("Accept {} findings", findings),
             .prevent_double_click = true}
        )
             << act_form(
                    visit,
                    paper,
                    "discarding",
                    {.text = "Put this paper aside", .classes = "govuk-button--secondary"}
                );
    } else if (paper.state == PaperState::accepted) {
        html << act_form(
            visit, paper, "undoing", {.text = "Undo accepting it", .classes = "govuk-button--warning"}
        );
    }
    return html;
}

Html paper_history(Visit& visit, const ChallengePaper& paper) {
    web::Timeline timeline;
    auto acts = acts_of(visit.db, visit.organisation, paper.id);
    std::ranges::reverse(acts);
    for (const auto& act : acts) {
        timeline.items.push_back(
            {.title = act.state == PaperState::waiting ? "Handed over" : title_of(act.state),
             .by = act.person_name,
             .machine_time = iso_time(act.at),
             .time = british_time(act.at),
             .text = {}}
        );
    }
    return web::timeline(timeline);
}

}  // namespace

std::string path_of(ChallengePaperId id) {
    return "/challenge-papers/" + address(id);
}

Response show_papers(Visit& visit) {
    visit.require(Permission::read_challenges);
    return papers_page(visit, challenge_in_path(visit), {});
}

Response create_paper(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto challenge = challenge_in_path(visit);
    require_record(acting_in(visit), challenge);
    const auto kind = paper_kind_named(visit.request.form.get("kind"));
    const auto file = std::ranges::find(visit.request.files, "file", &web::UploadedFile::field);
    Faults faults;
    if (!kind) faults.push_back({"kind", "Select whether it is the report or the slides"});
    if (file == visit.request.files.end()) faults.push_back({"file", "Choose the file of the peers"});
    if (faults.empty()) {
        const auto read = read_paper(file->content, file->file_name, *kind);
        if (!read) faults.push_back({"file", read.error().sentence});
    }
    if (!faults.empty()) return papers_page(visit, challenge, faults);
    ChallengePaper paper;
    paper.challenge = challenge.id;
    paper.kind = *kind;
    paper.file_name = file->file_name;
    ChallengePaperId id;
    visit.db.write([&](Transaction& tx) { id = add_paper(tx, acting_in(visit), paper, file->content); });
    return web::see_other(path_of(id));
}

Response show_paper(Visit& visit) {
    visit.require(Permission::read_challenges);
    const auto paper = paper_in_path(visit);
    const auto challenge = find_challenge(visit.db, acting_in(visit), paper.challenge);
    Html content = web::page_heading({.text = paper.file_name, .caption = title_of(paper.state)});
    const auto bytes = bytes_of(visit.db, visit.organisation, paper.id);
    if (const auto read = read_paper(bytes, paper.file_name, paper.kind)) {
        content << paper_summary(paper, *read) << paper_acts(visit, paper, findings_in(read->review).size())
                << found_table(read->review);
    } else {
        content << R"(<p class="govuk-body">)" << read.error().sentence << "</p>\n"
                << paper_acts(visit, paper, 0);
    }
    content << R"(<h2 class="govuk-heading-m">What was done with it</h2>)" << paper_history(visit, paper);
    auto crumbs = breadcrumbs(challenge, "Papers");
    crumbs.back().href = papers_path(challenge.id);
    crumbs.push_back({.text = paper.file_name});
    return accounts::visit_page(
        visit,
        {.title = paper.file_name, .breadcrumbs = std::move(crumbs), .notice = done_notice(visit)},
        content
    );
}

Response download_paper(Visit& visit) {
    visit.require(Permission::read_challenges);
    const auto paper = paper_in_path(visit);
    return web::download(
        bytes_of(visit.db, visit.organisation, paper.id), "application/octet-stream", paper.file_name
    );
}

Response create_paper_acceptance(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto paper = paper_in_path(visit);
    visit.db.write([&](Transaction& tx) { accept_paper(tx, acting_in(visit), paper.id); });
    return web::see_other(path_of(paper.id) + "?done=paper-accepted");
}

std::set<FindingId> nothing_tied(Visit& /*visit*/, ChallengeId /*challenge*/) {
    return {};
}

Response create_paper_undoing(Visit& visit, TiedFindings tied) {
    visit.require(Permission::record_findings);
    const auto paper = paper_in_path(visit);
    const auto stays = tied(visit, paper.challenge);
    visit.db.write([&](Transaction& tx) { undo_paper(tx, acting_in(visit), paper.id, stays); });
    return web::see_other(path_of(paper.id) + "?done=paper-undone");
}

Response create_paper_discarding(Visit& visit) {
    visit.require(Permission::record_findings);
    const auto paper = paper_in_path(visit);
    visit.db.write([&](Transaction& tx) { put_paper_aside(tx, acting_in(visit), paper.id); });
    return web::see_other(papers_path(paper.challenge) + "?done=paper-aside");
}

}  // namespace dueregard::assessment
