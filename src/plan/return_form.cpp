#include "plan/return_form.hpp"

#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "evidence/evidence_form.hpp"
#include "plan/page_pieces.hpp"
#include "plan/status_scale_store.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/character_count.hpp"
#include "web/checkboxes.hpp"
#include "web/details.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/radios.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

namespace dueregard::plan {

using accounts::Visit;
using web::Html;
using web::operator""_html;

namespace {

bool is_same(const Status& one, const Status& other) {
    return one.word == other.word && one.meaning == other.meaning;
}

/// What an owner may choose: the scale's statuses, and the one that the return has where it left the scale
/// since.
std::vector<Status> offered_statuses(Visit& visit, const ReturnView& view) {
    auto offered = status_scale(visit.db, visit.organisation).statuses;
    const auto& given = view.given.content.status;
    const auto is_given = [&](const Status& status) { return is_same(status, *given); };
    if (given && std::ranges::none_of(offered, is_given)) offered.push_back(*given);
    std::erase_if(offered, [](const Status& status) { return status.meaning == Meaning::not_reported; });
    return offered;
}

/// What a radio sends: its word, which stays the same when the scale is put in another order meanwhile.
std::optional<Status> sent_status(Visit& visit, const ReturnView& view) {
    const auto offered = offered_statuses(visit, view);
    const auto found = std::ranges::find(offered, visit.request.form.get("status"), &Status::word);
    return found == offered.end() ? std::nullopt : std::optional(*found);
}

Html status_field(Visit& visit, const ReturnView& view, const ReturnForm& form) {
    web::Radios radios{
        .name = "status",
        .fieldset =
            web::Fieldset{
                .legend = {.text = "How does the measure stand?", .classes = "govuk-fieldset__legend--m"}
            },
        .error = error_at(form.faults, "status")
    };
    const auto& chosen = form.written.content.status;
    for (const auto& status : offered_statuses(visit, view)) {
        radios.items.push_back(
            {.text = status_html(status), .value = status.word, .checked = chosen && is_same(status, *chosen)}
        );
    }
    return web::radios(radios);
}

/// Offered while there is nothing else in the box, for a commentary that somebody gave before.
Html carry_field(const ReturnView& view, const ReturnForm& form) {
    Html html;
    const bool has_last = view.last && !trimmed(view.last->given.content.commentary).empty();
    const bool is_empty = trimmed(form.written.content.commentary).empty();
    if (!has_last || (!is_empty && form.carrying == Carrying::no)) return html;
    return html << web::checkboxes(
               {.name = "carry",
                .items =
                    {{.text = "Use the last commentary again, word for word",
                      .value = "yes",
                      .hint = {.text = "The return will say that it was carried forward"}}},
                .values = {form.carrying == Carrying::yes ? "yes" : ""},
                .error = error_at(form.faults, "carry"),
                .classes = "govuk-checkboxes--small"}
           );
}

Html commentary_field(const ReturnView& view, const ReturnForm& form) {
    const auto& content = form.written.content;
    Html html = web::character_count(
        {.label = {.text = "What happened in this period?", .classes = "govuk-label--m"},
         .name = "commentary",
         .value = content.commentary,
         .max_length = 10000,
         .threshold = 75,
         .hint = {.text = "What was done, what it changed for people, and what comes next"},
         .error = error_at(form.faults, "commentary"),
         .rows = 7}
    );
    if (content.carried_from) {
        html
            << R"(<p class="govuk-hint">This is the last commentary, carried forward. Change it, or submit it as it stands.</p>)"_html
            << hidden_field("carried_from", address(*content.carried_from));
    }
    return html << carry_field(view, form);
}

Html progress_field(const ReturnView& view, const ReturnForm& form) {
    std::string hint = view.measure.target.words.empty() ? "A number with its unit, or a few words"
                                                         : "Target: " + view.measure.target.words;
    if (view.last && !view.last->given.content.progress.words.empty()) {
        hint += ". Last time: " + view.last->given.content.progress.words;
    }
    return web::input(
        {.label = {.text = "How far has it come? (optional)", .classes = "govuk-label--m"},
         .name = "progress",
         .value = form.written.content.progress.words,
         .hint = {.text = hint},
         .error = error_at(form.faults, "progress"),
         .classes = "govuk-input--width-20"}
    );
}

bool has_evidence_fault(const Faults& faults) {
    return std::ranges::any_of(faults, [](const Fault& fault) {
        return fault.field.starts_with("evidence");
    });
}

Html evidence_fields(const ReturnView& view, const ReturnForm& form) {
    Html fields;
    if (!view.evidence.empty()) {
        fields << R"(<p class="govuk-body">Given with this return so far:</p>)"_html << evidence_html(view);
    }
    fields << evidence::evidence_fields_html(form.evidence, form.faults) << R"(<p class="govuk-body">)"_html
           << web::link(
                  {.text = "Choose it from the library, or say more about it",
                   .href = path_of(view) + "/evidence/add"}
              )
           << "</p>\n";
    const auto count = view.evidence.size();
    return web::details(
        {.summary = count == 0 ? std::string("Add evidence (optional)")
                               : fmt::format("Evidence ({}): see it or add more", count),
         .text = fields,
         .open = has_evidence_fault(form.faults)}
    );
}

std::string status_words(const std::optional<Status>& status) {
    return status ? std::string(trimmed(status->symbol + " " + status->word)) : "";
}

std::vector<ConflictRow> conflict_rows(const ReturnContent& standing, const ReturnContent& yours) {
    std::vector<ConflictRow> rows;
    const auto add = [&](std::string_view field, const std::string& theirs, const std::string& mine) {
        if (theirs != mine) rows.push_back({.field = std::string(field), .standing = theirs, .yours = mine});
    };
    add("Status", status_words(standing.status), status_words(yours.status));
    add("Commentary", standing.commentary, yours.commentary);
    add("Progress", standing.progress.words, yours.progress.words);
    return rows;
}

}  // namespace

ReturnForm form_of(const MeasureReturn& given) {
    return {.written = given, .carrying = Carrying::no, .evidence = {}, .faults = {}};
}

ReturnForm read_return_form(Visit& visit, const ReturnView& view) {
    ReturnForm form = form_of(view.given);
    auto& content = form.written.content;
    form.written.version = sent_version(visit);
    content.status = sent_status(visit, view);
    content.commentary = typed(visit, "commentary");
    content.progress = quantity_of(visit.request.form.get("progress"));
    content.carried_from = sent_id<ReturnId>(visit.request.form.get("carried_from"));
    form.evidence = evidence::sent_evidence(visit);
    if (visit.request.form.get("carry") != "yes" || !view.last) return form;
    form.carrying = Carrying::yes;
    if (!content.commentary.empty() && content.commentary != view.last->given.content.commentary) return form;
    content.commentary = view.last->given.content.commentary;
    content.carried_from = view.last->given.id;
    return form;
}

void check(ReturnForm& form, Purpose purpose) {
    const auto& content = form.written.content;
    form.faults = purpose == Purpose::draft ? faults_of_draft(content) : faults_of_submission(content);
    if (form.carrying == Carrying::yes && !content.carried_from) {
        form.faults.push_back(
            {"carry", "Write a new commentary or use the last one again: clear the box above, or this tick"}
        );
    }
    std::ranges::move(faults_of(form.evidence), std::back_inserter(form.faults));
}

Html return_form_html(
    Visit& visit, const ReturnView& view, const ReturnForm& form, const std::optional<MeasureReturn>& standing
) {
    const auto path = path_of(view);
    Html fields;
    fields
        << accounts::token_field(visit) << version_field(standing ? standing->version : form.written.version)
        << status_field(visit, view, form) << commentary_field(view, form) << progress_field(view, form)
        << evidence_fields(view, form)
        << web::button_group(
               {web::button(
                    {.text = "Submit return", .name = "act", .value = "submit", .prevent_double_click = true}
                ),
                web::button(
                    {.text = "Save draft",
                     .name = "act",
                     .value = "save",
                     .classes = "govuk-button--secondary"}
                ),
                web::link({.text = "Cancel", .href = measure_path_of(view)})}
           )
        << R"(<p class="govuk-hint" role="status" data-draft-status></p>)"_html;
    Html html;
    if (standing) html << conflict_html(conflict_rows(standing->content, form.written.content));
    html << R"(<div class="govuk-grid-row">
<div class="govuk-grid-column-one-third">
)"_html << last_return_html(view)
         << R"(</div>
<div class="govuk-grid-column-two-thirds">
<form method="post" action=")"_html
         << path << R"(" enctype="multipart/form-data" novalidate data-draft-action=")" << path
         << R"(/draft">)" << fields << "</form>\n</div>\n</div>\n";
    return html;
}

}  // namespace dueregard::plan
