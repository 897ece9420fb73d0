#include "self_assessment/beginning_pages.hpp"

#include "accounts/acting.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "framework/edition_store.hpp"
#include "self_assessment/page_pieces.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "self_assessment/standing_html.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/checkboxes.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/select.hpp"

#include <fmt/core.h>

namespace dueregard::self_assessment {

using accounts::acting_in;
using accounts::error_at;
using accounts::Permission;
using accounts::sent_id;
using accounts::typed;
using accounts::Visit;
using framework::EditionId;
using framework::KeptEdition;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

std::vector<framework::EditionRow> published_editions(Visit& visit) {
    auto all = framework::editions(visit.db, visit.organisation);
    std::erase_if(all, [](const framework::EditionRow& row) {
        return row.state != framework::EditionState::published;
    });
    return all;
}

/// Areas and themes, by the ref that the form sends.
std::vector<web::Choice> scope_choices(const framework::Edition& edition) {
    std::vector<web::Choice> choices;
    for (const auto& entry : edition.entries) {
        if (entry.kind == framework::EntryKind::criterion) continue;
        const bool is_area = entry.kind == framework::EntryKind::area;
        choices.push_back(
            {.text = fmt::format("{} {}", entry.ref, entry.title),
             .value = entry.ref,
             .hint = is_area ? web::Hint{.text = "The whole area"} : web::Hint{}}
        );
    }
    return choices;
}

std::vector<std::size_t> sent_scope(const Visit& visit, const framework::Edition& edition) {
    std::vector<std::size_t> entries;
    for (const auto ref : visit.request.form.all("scope"))
        if (const auto place = framework::find_entry(edition, ref)) entries.push_back(*place);
    if (typed(visit, "whole") == "yes") {
        for (std::size_t place = 0; place < edition.entries.size(); ++place)
            if (edition.entries[place].kind == framework::EntryKind::area) entries.push_back(place);
    }
    return criteria_under(edition, entries);
}

std::vector<web::SelectItem> level_items(const framework::Edition& edition) {
    std::vector<web::SelectItem> items{{.text = "None in particular", .value = ""}};
    for (const auto& level : edition.levels)
        items.push_back({.text = level.title, .value = level.ref});
    return items;
}

Response edition_choice_page(Visit& visit) {
    const auto all = published_editions(visit);
    Html content = web::page_heading({.text = "Begin a self-assessment"});
    if (all.empty()) {
        content << R"(<p class="govuk-body">No edition of a framework is published yet. )"_html
                << web::link({.text = "Choose a framework", .href = "/frameworks"}) << " first.</p>\n";
    } else {
        content << R"(<h2 class="govuk-heading-m">Against which edition?</h2><ul class="govuk-list">)"_html;
        for (const auto& row : all)
            content << "<li>"
                    << web::link(
                           {.text = row.title, .href = "/self-assessments/begin?edition=" + address(row.id)}
                       )
                    << "</li>";
        content << "</ul>\n";
    }
    return accounts::visit_page(
        visit, {.title = "Begin a self-assessment", .breadcrumbs = crumbs("Begin one")}, content
    );
}

Response new_page(Visit& visit, const KeptEdition& kept, const Faults& faults) {
    const auto& edition = kept.edition;
    std::vector<std::string> scope;
    for (const auto ref : visit.request.form.all("scope"))
        scope.emplace_back(ref);
    Html content;
    content << web::page_heading({.text = "Begin a self-assessment", .caption = edition.title})
            << R"(<form method="post" action="/self-assessments" novalidate>)" << accounts::token_field(visit)
            << accounts::hidden_field("edition", address(kept.id))
            << web::input(
                   {.label = {.text = "What is it called?"},
                    .name = "title",
                    .value = typed(visit, "title"),
                    .hint = {.text = "For example, Self-assessment for the peer challenge of 2027"},
                    .error = error_at(faults, "title")}
               )
            << web::select(
                   {.label = {.text = "Which level does the council aim at?"},
                    .name = "target",
                    .items = level_items(edition),
                    .value = typed(visit, "target"),
                    .error = error_at(faults, "target")}
               )
            << web::checkboxes(
                   {.name = "whole",
                    .items = {{.text = "Assess against the whole edition", .value = "yes"}},
                    .values = {visit.request.method == web::Method::get ? "yes" : typed(visit, "whole")}}
               )
            << web::checkboxes(
                   {.name = "scope",
                    .fieldset = web::Fieldset{.legend = {.text = "Or against these parts of it alone"}},
                    .items = scope_choices(edition),
                    .values = scope,
                    .hint = {.text = "Take the tick from the whole edition first"},
                    .error = error_at(faults, "scope"),
                    .classes = "govuk-checkboxes--small"}
               )
            << web::button_group(
                   {web::button({.text = "Begin", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = "/self-assessments"})}
               )
            << "</form>\n";
    return accounts::visit_page(
        visit,
        {.title = "Begin a self-assessment",
         .breadcrumbs = crumbs("Begin one"),
         .errors = accounts::error_links(faults)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

}  // namespace

Response show_new_self_assessment(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto edition = sent_id<EditionId>(visit.request.query.get("edition"));
    if (!edition) return edition_choice_page(visit);
    return new_page(visit, framework::find_edition(visit.db, visit.organisation, *edition), {});
}

Response create_self_assessment(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto id = sent_id<EditionId>(visit.request.form.get("edition"));
    if (!id) throw BadRequest("A self-assessment is begun against an edition.");
    const auto kept = framework::find_edition(visit.db, visit.organisation, *id);
    const NewSelfAssessment fresh{
        .edition = *id,
        .title = typed(visit, "title"),
        .target = framework::find_level(kept.edition, typed(visit, "target")),
        .scope = sent_scope(visit, kept.edition)
    };
    if (const auto faults = faults_of(fresh, kept.edition); !faults.empty())
        return new_page(visit, kept, faults);
    std::expected<SelfAssessmentId, std::string> begun;
    visit.db.write([&](Transaction& tx) { begun = begin(tx, acting_in(visit), fresh); });
    if (!begun) throw Conflict(begun.error());
    return web::see_other(path_of(*begun) + "?done=begun");
}

}  // namespace dueregard::self_assessment
