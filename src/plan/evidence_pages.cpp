#include "plan/evidence_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "plan/evidence_form.hpp"
#include "plan/evidence_store.hpp"
#include "plan/measure_pages.hpp"
#include "plan/measure_store.hpp"
#include "plan/page_pieces.hpp"
#include "plan/reason_form.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"

#include <fmt/core.h>

namespace dueregard::plan {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

Measure own_measure(Visit& visit, MeasureId id) {
    auto measure = find_measure(visit.db, visit.organisation, id);
    if (may_report_on(acting_in(visit), measure)) return measure;
    throw Forbidden(fmt::format("This person may not give evidence for {}", short_name(measure)));
}

Response form_page(Visit& visit, const Measure& measure, const NewEvidence& evidence, const Faults& faults) {
    const auto path = "/measures/" + address(measure.id);
    Html content;
    content << web::page_heading({.text = "Add evidence", .caption = title_text(measure.ref, measure.action)})
            << R"(<form method="post" action=")" << path
            << R"(/evidence" enctype="multipart/form-data" novalidate>)" << accounts::token_field(visit)
            << evidence_fields_html(evidence, faults)
            << web::button_group(
                   {web::button({.text = "Add the evidence", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = path})}
               )
            << "</form>\n";
    web::PageOptions options{
        .title = "Add evidence",
        .breadcrumbs =
            {{.text = "Measures", .href = "/measures"},
             {.text = short_name(measure), .href = path},
             {.text = "Add evidence"}},
        .errors = error_links(faults)
    };
    return accounts::visit_page(
        visit, std::move(options), content, faults.empty() ? 200 : web::unprocessable
    );
}

const ReasonForm& withdrawal_form() {
    static const ReasonForm form{
        .title = "Take this evidence back",
        .explanation = "It stays in the register with your reason, and no longer counts as evidence.",
        .question = "Why is it taken back?",
        .missing = "Enter why the evidence is taken back",
        .button = "Take it back"
    };
    return form;
}

Response withdrawal_page(Visit& visit, const Faults& faults) {
    const auto evidence = find_evidence(visit.db, visit.organisation, visit.id<EvidenceId>());
    (void)own_measure(visit, evidence.measure);
    auto form = withdrawal_form();
    form.caption = name_of(evidence);
    form.cancel = "/measures/" + address(evidence.measure);
    return show_reason_form(visit, form, faults);
}

}  // namespace

Response show_new_evidence(Visit& visit) {
    visit.require(Permission::report);
    return form_page(visit, own_measure(visit, measure_in_path(visit)), {}, {});
}

Response create_evidence(Visit& visit) {
    visit.require(Permission::report);
    const auto measure = own_measure(visit, measure_in_path(visit));
    const auto evidence = sent_evidence(visit);
    auto faults = faults_of(evidence);
    if (is_absent(evidence)) {
        faults.push_back({"evidence_link", "Enter the address of the evidence or choose a file"});
    }
    if (!faults.empty()) return form_page(visit, measure, evidence, faults);
    visit.db.write([&](Transaction& tx) {
        add_evidence(tx, acting_in(visit), measure.id, std::nullopt, evidence);
    });
    return web::see_other(fmt::format("/measures/{}?done=evidence", address(measure.id)));
}

Response download_evidence(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto evidence = find_evidence(visit.db, visit.organisation, visit.id<EvidenceId>());
    if (evidence.file_name.empty() || evidence.taken_back) throw NotFound("This evidence has no file.");
    return web::download(
        content_of(visit.db, visit.organisation, evidence.id), evidence.media_type, evidence.file_name
    );
}

Response show_evidence_withdrawal(Visit& visit) {
    visit.require(Permission::report);
    return withdrawal_page(visit, {});
}

Response create_evidence_withdrawal(Visit& visit) {
    visit.require(Permission::report);
    const auto id = visit.id<EvidenceId>();
    const auto why = read_reason(visit, withdrawal_form());
    if (!why) return withdrawal_page(visit, why.error());
    visit.db.write([&](Transaction& tx) { take_back_evidence(tx, acting_in(visit), id, *why); });
    const auto evidence = find_evidence(visit.db, visit.organisation, id);
    return web::see_other(fmt::format("/measures/{}?done=evidence-taken-back", address(evidence.measure)));
}

}  // namespace dueregard::plan
