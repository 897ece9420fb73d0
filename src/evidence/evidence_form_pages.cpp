#include "accounts/conflict_html.hpp"
#include "accounts/fault_html.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "evidence/evidence_form.hpp"
#include "evidence/evidence_html.hpp"
#include "evidence/evidence_pages.hpp"
#include "evidence/evidence_store.hpp"
#include "evidence/reading.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/textarea.hpp"

#include <fmt/core.h>

namespace dueregard::evidence {

using accounts::acting_in;
using accounts::Permission;
using accounts::Saved;
using accounts::typed;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

constexpr std::size_t longest_reason = 2000;

/// A form on a page of its own, about one piece of evidence or a new one.
struct FormPage {
    std::string title;
    std::optional<Evidence> evidence = std::nullopt;
    std::string action;
    std::string button;
};

Response form_page(
    const Visit& visit, const FormPage& page, const Html& fields, const Faults& faults, const Html& above = {}
) {
    const auto back = page.evidence ? path_of(page.evidence->id) : std::string("/evidence");
    Html content;
    content << web::page_heading(
        {.text = page.title, .caption = page.evidence ? web::Content(page.evidence->title) : web::Content()}
    ) << above
            << R"(<form method="post" action=")" << page.action
            << R"(" enctype="multipart/form-data" novalidate>)" << accounts::token_field(visit) << fields
            << web::button_group(
                   {web::button({.text = page.button, .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = back})}
               )
            << "</form>\n";
    web::PageOptions options{
        .title = page.title,
        .breadcrumbs = {{.text = "Evidence", .href = "/evidence"}},
        .errors = accounts::error_links(faults)
    };
    if (page.evidence) options.breadcrumbs.push_back({.text = page.evidence->title, .href = back});
    options.breadcrumbs.push_back({.text = page.title});
    return accounts::visit_page(
        visit,
        std::move(options),
        content,
        !faults.empty() ? web::unprocessable
        : above.empty() ? 200
                        : web::conflict
    );
}

Response new_page(const Visit& visit, const EvidenceForm& form, const Faults& faults) {
    return form_page(
        visit,
        {.title = "Add evidence", .action = "/evidence", .button = "Add the evidence"},
        Html{} << content_fields_html(form.evidence, faults) << description_fields_html(form, faults),
        faults
    );
}

/// What may be changed by this person; Conflict where it was withdrawn.
Evidence to_change(Visit& visit) {
    visit.require(Permission::report);
    auto evidence = find_evidence(visit.db, acting_in(visit), visit.id<EvidenceId>());
    if (!may_change(acting_in(visit), evidence))
        throw Forbidden("Only who added this evidence, and who may change the plan, may change it");
    if (evidence.withdrawn) throw Conflict("This evidence has been withdrawn");
    return evidence;
}

Response change_page(
    const Visit& visit,
    const Evidence& evidence,
    const EvidenceForm& form,
    const Faults& faults,
    const Html& above = {}
) {
    return form_page(
        visit,
        {.title = "Change what is said about it",
         .evidence = evidence,
         .action = path_of(evidence.id),
         .button = "Save"},
        Html{} << accounts::version_field(evidence.version) << description_fields_html(form, faults),
        faults,
        above
    );
}

Html reason_field(const Visit& visit, std::string_view question, const Faults& faults) {
    return web::textarea(
        {.label = {.text = question},
         .name = "why",
         .value = typed(visit, "why"),
         .error = accounts::error_at(faults, "why"),
         .rows = 3}
    );
}

Faults faults_of_reason(const std::string& why, std::string_view missing) {
    if (why.empty()) return {{"why", std::string(missing)}};
    if (why.size() > longest_reason) return {{"why", "The reason must be 2,000 characters or fewer"}};
    return {};
}

Response
revision_page(const Visit& visit, const Evidence& evidence, const NewEvidence& given, const Faults& faults) {
    return form_page(
        visit,
        {.title = "Add a new revision",
         .evidence = evidence,
         .action = path_of(evidence.id) + "/revisions",
         .button = "Add the revision"},
        Html{} << content_fields_html(given, faults) << reason_field(visit, "What is new in it?", faults),
        faults
    );
}

Response withdrawal_page(const Visit& visit, const Evidence& evidence, const Faults& faults) {
    return form_page(
        visit,
        {.title = "Withdraw this evidence",
         .evidence = evidence,
         .action = path_of(evidence.id) + "/withdrawal",
         .button = "Withdraw it"},
        Html{
        } << R"(<p class="govuk-body">It stays in the register with your reason, wherever it is used, and )"
          << R"(bears nothing out any more.</p>)" << reason_field(visit, "Why is it withdrawn?", faults),
        faults
    );
}

std::vector<accounts::ConflictRow> differences(const Evidence& standing, const NewEvidence& yours) {
    std::vector<accounts::ConflictRow> rows;
    if (standing.title != yours.title) rows.push_back({"Name", standing.title, yours.title});
    if (standing.note != yours.note) rows.push_back({"What it is", standing.note, yours.note});
    if (standing.sensitivity != yours.sensitivity)
        rows.push_back(
            {"Who may open it",
             std::string(title_of(standing.sensitivity)),
             std::string(title_of(yours.sensitivity))}
        );
    return rows;
}

}  // namespace

Response show_new_evidence(Visit& visit) {
    visit.require(Permission::report);
    return new_page(visit, {}, {});
}

Response create_evidence(Visit& visit) {
    visit.require(Permission::report);
    const auto form = sent_evidence_form(visit);
    const auto faults = faults_of_new(form);
    if (!faults.empty()) return new_page(visit, form, faults);
    EvidenceId id;
    visit.db.write([&](Transaction& tx) { id = add_evidence(tx, acting_in(visit), form.evidence); });
    read_waiting_files(visit.db, 1);
    return web::see_other(path_of(id) + "?done=added");
}

Response show_evidence_form(Visit& visit) {
    const auto evidence = to_change(visit);
    return change_page(visit, evidence, form_of(evidence), {});
}

Response update_evidence(Visit& visit) {
    const auto evidence = to_change(visit);
    const auto form = sent_evidence_form(visit);
    auto faults = faults_of_description(form.evidence);
    if (form.evidence.title.empty()) faults.push_back({"evidence_title", "Enter the name of the evidence"});
    for (auto& fault : faults_of_dates(form))
        faults.push_back(std::move(fault));
    if (!faults.empty()) return change_page(visit, evidence, form, faults);
    auto saved = Saved::kept;
    visit.db.write([&](Transaction& tx) {
        saved =
            change_evidence(tx, acting_in(visit), evidence.id, accounts::sent_version(visit), form.evidence);
    });
    if (saved == Saved::stale) {
        const auto standing = to_change(visit);
        return change_page(
            visit, standing, form, {}, accounts::conflict_html(differences(standing, form.evidence))
        );
    }
    return web::see_other(path_of(evidence.id) + "?done=changed");
}

Response show_new_revision(Visit& visit) {
    return revision_page(visit, to_change(visit), {}, {});
}

Response create_revision(Visit& visit) {
    const auto evidence = to_change(visit);
    auto given = sent_content(visit);
    given.title = evidence.title;
    const auto why = typed(visit, "why");
    auto faults = faults_of(given);
    for (auto& fault : faults_of_reason(why, "Enter what is new in it"))
        faults.push_back(std::move(fault));
    if (!faults.empty()) return revision_page(visit, evidence, given, faults);
    visit.db.write([&](Transaction& tx) { add_revision(tx, acting_in(visit), evidence.id, given, why); });
    read_waiting_files(visit.db, 1);
    return web::see_other(path_of(evidence.id) + "?done=revised");
}

Response show_withdrawal(Visit& visit) {
    return withdrawal_page(visit, to_change(visit), {});
}

Response create_withdrawal(Visit& visit) {
    const auto evidence = to_change(visit);
    const auto why = typed(visit, "why");
    const auto faults = faults_of_reason(why, "Enter why it is withdrawn");
    if (!faults.empty()) return withdrawal_page(visit, evidence, faults);
    visit.db.write([&](Transaction& tx) { withdraw_evidence(tx, acting_in(visit), evidence.id, why); });
    return web::see_other(path_of(evidence.id) + "?done=withdrawn");
}

}  // namespace dueregard::evidence
