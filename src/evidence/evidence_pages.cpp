#include "evidence/evidence_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/history_html.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "documents/csv.hpp"
#include "evidence/evidence_html.hpp"
#include "evidence/evidence_store.hpp"
#include "evidence/evidence_use_store.hpp"
#include "evidence/library_pages.hpp"
#include "web/button.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/summary_list.hpp"
#include "web/table.hpp"
#include "web/timeline.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::evidence {

using accounts::acting_in;
using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::size_t most_rows = 200;

web::SummaryRow row(std::string_view name, web::Content value) {
    return {.key = {.text = name}, .value = {.text = std::move(value)}};
}

Html withdrawn_html(const Evidence& evidence) {
    Html html;
    if (!evidence.withdrawn) return html;
    Html text;
    text << R"(<p class="govuk-body govuk-!-font-weight-bold">Withdrawn by )"
         << evidence.withdrawn->person_name << ", " << british_time(evidence.withdrawn->at) << "</p>\n"
         << accounts::kept_lines(evidence.withdrawn->why);
    return web::inset_text({.text = text});
}

/// What opens it, by what it is.
Html opening_html(const Evidence& evidence) {
    Html html;
    if (!has_content(evidence)) return html << "Nothing is attached";
    const auto path = opening_path_of(evidence);
    switch (evidence.kind) {
    case Kind::file:
        return html << web::link({.text = "Download " + evidence.file_name, .href = path}) << " ("
                    << size_text(evidence.size) << ")";
    case Kind::figures:
        return html << web::link({.text = "Download the table as CSV", .href = path}) << " ("
                    << size_text(evidence.size) << ")";
    case Kind::link:
        return html << web::link({.text = evidence.link, .href = path});
    case Kind::record:
        return html << web::link({.text = "Open it in the register", .href = path});
    case Kind::named:
        break;
    }
    return html;
}

Html expiry_html(const Evidence& evidence, Date today) {
    Html html;
    if (!evidence.expires) return html << "It does not say";
    return html << long_date(*evidence.expires) << " " << state_html(evidence, today);
}

Html summary_html(const Visit& visit, const Evidence& evidence) {
    const auto period = period_text(evidence);
    Html who;
    who << title_of(evidence.sensitivity) << R"(<br><span class="govuk-hint">)"
        << who_may_open(evidence.sensitivity) << "</span>";
    web::SummaryList list;
    list.rows = {
        row("What it holds", opening_html(evidence)),
        row("What it is",
            evidence.note.empty() ? web::Content("Nobody has said yet")
                                  : web::Content(accounts::kept_lines(evidence.note))),
        row("Speaks of", period.empty() ? web::Content("It does not say") : web::Content(period)),
        row("Holds until", expiry_html(evidence, visit.clock.today())),
        row("Who may open it", who),
        row("Added", fmt::format("{} by {}", long_date(british_date(evidence.at)), evidence.person_name))
    };
    return web::summary_list(list);
}

/// The table that was typed in, as far as a page shows it.
Html figures_html(Visit& visit, const Evidence& evidence) {
    Html html;
    if (evidence.kind != Kind::figures || !has_content(evidence)) return html;
    const auto text = bytes_of(visit.db, visit.organisation, evidence.sha256);
    const auto document = documents::read_csv(text, {});
    if (!document || document->blocks.empty()) return html;
    const auto& rows = document->blocks.front().table.rows;
    web::Table table{
        .caption = "The figures", .caption_classes = "govuk-table__caption--m", .caption_id = "figures"
    };
    for (const auto& source : rows) {
        web::TableRow cells;
        for (const auto& cell : source.cells)
            cells.push_back({.text = cell.text});
        if (table.head.empty() && table.rows.empty()) {
            table.head = std::move(cells);
        } else if (table.rows.size() < most_rows) {
            table.rows.push_back(std::move(cells));
        }
    }
    return html << web::scroll_region({.labelled_by = "figures", .content = web::table(table)});
}

Html held_by(const Evidence& evidence, const Revision& revision) {
    Html html;
    if (revision.sha256.empty())
        return html << (revision.link.empty() ? title_of(revision.kind) : std::string_view(revision.link));
    const auto name = revision.file_name.empty() ? std::string(title_of(revision.kind)) : revision.file_name;
    if (evidence.withdrawn) return html << name;
    return html << web::link(
               {.text = name,
                .href = fmt::format("{}/revisions/{}/file", path_of(evidence.id), address(revision.id)),
                .visually_hidden_text = fmt::format("revision {}", revision.number)}
           );
}

Html revisions_html(Visit& visit, const Evidence& evidence) {
    web::Table table{
        .caption = "Revisions",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "revisions",
        .head =
            {{.text = "Revision"},
             {.text = "What it holds"},
             {.text = "Size", .format = "numeric"},
             {.text = "SHA-256"},
             {.text = "What is new"},
             {.text = "Added"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& revision : revisions_of(visit.db, visit.organisation, evidence.id)) {
        table.rows.push_back(
            {{.text = fmt::format("{}", revision.number)},
             {.text = held_by(evidence, revision)},
             {.text = revision.sha256.empty() ? "" : size_text(revision.size), .format = "numeric"},
             {.text = Html{} << R"(<span class="app-hash">)" << revision.sha256 << "</span>"},
             {.text = revision.why},
             {.text = fmt::format("{}, {}", revision.person_name, long_date(british_date(revision.at)))}}
        );
    }
    return web::scroll_region({.labelled_by = "revisions", .content = web::table(table)});
}

Html places_html(const std::vector<PlaceOfUse>& places) {
    Html html;
    html << R"(<h2 class="govuk-heading-m" id="where-used">Where it is used</h2>)"_html;
    if (places.empty())
        return html << R"(<p class="govuk-body">Nothing that you may see stands on it.</p>)"_html << "\n";
    web::Table table{
        .caption = "Where it is used",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "places",
        .head = {{.text = "What"}, {.text = "Where"}, {.text = "Since"}}
    };
    for (const auto& place : places) {
        table.rows.push_back(
            {{.text = place.what},
             {.text = place.where},
             {.text = fmt::format("{}, {}", long_date(british_date(place.at)), place.person_name)}}
        );
    }
    return html << web::scroll_region({.labelled_by = "places", .content = web::table(table)});
}

std::string_view title_of_verb(std::string_view verb) {
    if (verb == "add") return "Added";
    if (verb == "change") return "Changed";
    if (verb == "revise") return "Revised";
    return verb == "withdraw" ? "Withdrawn" : "";
}

/// Without its uses: where they stand may be hidden from who reads this.
Html history_of_evidence(Visit& visit, const Evidence& evidence) {
    web::Timeline timeline{.heading_level = 3};
    for (const auto& entry :
         accounts::history_of(visit.db, visit.organisation, "evidence", evidence.id.value)) {
        const auto title = title_of_verb(entry.verb);
        if (title.empty()) continue;
        Html text;
        if (!entry.why.empty()) text << accounts::kept_lines(entry.why);
        if (entry.verb == "change") {
            for (const auto& change : accounts::field_changes(entry))
                text << R"(<p class="govuk-body">)" << accounts::in_words(change.field) << ": “"
                     << change.before << "” became “" << change.after << "”</p>\n";
        }
        timeline.items.push_back(
            {.title = title,
             .by = accounts::who_acted(entry),
             .machine_time = iso_time(entry.at),
             .time = british_time(entry.at),
             .text = text}
        );
    }
    Html html;
    if (timeline.items.empty()) return html;
    return html << R"(<h2 class="govuk-heading-m">What was done</h2>)"_html << web::timeline(timeline);
}

Html actions_html(const Visit& visit, const Evidence& evidence) {
    Html html;
    if (evidence.withdrawn || !may_change(acting_in(visit), evidence)) return html;
    const auto path = path_of(evidence.id);
    html << R"(<p class="govuk-body">)"
         << web::link({.text = "Change what is said about it", .href = path + "/change"}) << "</p>\n";
    if (evidence.kind != Kind::record)
        html << R"(<p class="govuk-body">)"
             << web::link({.text = "Add a new revision", .href = path + "/revisions/add"}) << "</p>\n";
    return html << R"(<p class="govuk-body">)"
                << web::link({.text = "Withdraw it", .href = path + "/withdrawal"}) << "</p>\n";
}

Response download(Visit& visit, const Evidence& evidence, const Revision& held) {
    if (held.sha256.empty() || evidence.withdrawn) throw NotFound("This evidence has no file.");
    return web::download(
        bytes_of(visit.db, visit.organisation, held.sha256),
        held.media_type,
        held.file_name.empty() ? evidence.title + ".csv" : held.file_name
    );
}

}  // namespace

std::vector<EvidenceUse> uses_in_path(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto evidence = find_evidence(visit.db, acting_in(visit), visit.id<EvidenceId>());
    return uses_of(visit.db, visit.organisation, evidence.id);
}

Response show_evidence(Visit& visit, const std::vector<PlaceOfUse>& places) {
    visit.require(Permission::read_plan);
    const auto evidence = find_evidence(visit.db, acting_in(visit), visit.id<EvidenceId>());
    Html content;
    content << web::page_heading(
        {.text = evidence.title,
         .caption = title_of(evidence.kind),
         .facts =
             {{.name = "Who may open it", .value = title_of(evidence.sensitivity)},
              {.name = "Revision", .value = fmt::format("{}", evidence.revision)}}}
    ) << withdrawn_html(evidence)
            << summary_html(visit, evidence) << figures_html(visit, evidence) << places_html(places)
            << revisions_html(visit, evidence) << actions_html(visit, evidence)
            << history_of_evidence(visit, evidence);
    return accounts::visit_page(
        visit,
        {.title = evidence.title,
         .breadcrumbs = {{.text = "Evidence", .href = "/evidence"}, {.text = evidence.title}},
         .notice = done_notice(visit)},
        content
    );
}

Response download_evidence(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto evidence = find_evidence(visit.db, acting_in(visit), visit.id<EvidenceId>());
    return download(visit, evidence, revisions_of(visit.db, visit.organisation, evidence.id).front());
}

Response download_revision(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto evidence = find_evidence(visit.db, acting_in(visit), visit.id<EvidenceId>());
    const auto revisions = revisions_of(visit.db, visit.organisation, evidence.id);
    const auto found = std::ranges::find(revisions, visit.id<RevisionId>(1), &Revision::id);
    if (found == revisions.end()) throw NotFound("There is no such revision of this evidence.");
    return download(visit, evidence, *found);
}

}  // namespace dueregard::evidence
