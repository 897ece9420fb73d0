#include "plan/measure_form_pages.hpp"

#include "accounts/editing.hpp"
#include "accounts/visit_page.hpp"
#include "plan/measure_form.hpp"
#include "plan/measure_pages.hpp"
#include "plan/measure_store.hpp"
#include "plan/page_pieces.hpp"
#include "plan/reason_form.hpp"
#include "web/page_heading.hpp"

#include <fmt/core.h>

namespace dueregard::plan {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

Response
form_page(Visit& visit, const MeasureForm& form, const std::optional<Measure>& standing, int status = 200) {
    const bool is_new = !form.measure.id;
    const std::string title =
        is_new ? "Add a measure" : "Change " + short_name(standing ? *standing : form.measure);
    Html content;
    content << web::page_heading({.text = title});
    if (!is_new) content << accounts::editing_html(visit, "measure", form.measure.id.value);
    content << measure_form_html(visit, form, standing);
    web::PageOptions options{
        .title = title,
        .breadcrumbs = {{.text = "Measures", .href = "/measures"}, {.text = title}},
        .errors = error_links(form.faults)
    };
    return accounts::visit_page(visit, std::move(options), content, status);
}

std::string path_of(MeasureId id) {
    return "/measures/" + address(id);
}

Response reason_page(Visit& visit, const ReasonForm& form, const Faults& faults) {
    const auto measure = find_measure(visit.db, visit.organisation, measure_in_path(visit));
    auto asked = form;
    asked.caption = title_text(measure.ref, measure.action);
    asked.cancel = path_of(measure.id);
    return show_reason_form(visit, asked, faults);
}

const ReasonForm& withdrawal_form() {
    static const ReasonForm form{
        .title = "Withdraw this measure",
        .explanation =
            "It leaves the plan and is no longer asked for returns. What was reported stays, and it can be put "
            "back.",
        .question = "Why is it withdrawn?",
        .missing = "Enter why the measure is withdrawn",
        .button = "Withdraw the measure"
    };
    return form;
}

const ReasonForm& restoration_form() {
    static const ReasonForm form{
        .title = "Put this measure back in the plan",
        .explanation = "The open period asks for its return again.",
        .question = "Why is it put back?",
        .missing = "Enter why the measure is put back",
        .button = "Put the measure back"
    };
    return form;
}

}  // namespace

Response show_new_measure(Visit& visit) {
    visit.require(Permission::edit_plan);
    Measure measure;
    measure.objective = sent_id<ObjectiveId>(visit.request.query.get("objective"));
    return form_page(visit, form_of(measure), std::nullopt);
}

Response create_measure(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto form = read_measure_form(visit, {});
    if (!form.faults.empty()) return form_page(visit, form, std::nullopt, web::unprocessable);
    MeasureId id;
    visit.db.write([&](Transaction& tx) { id = add_measure(tx, acting_in(visit), form.measure); });
    return web::see_other(path_of(id) + "?done=added");
}

Response show_measure_form(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto measure = find_measure(visit.db, visit.organisation, measure_in_path(visit));
    return form_page(visit, form_of(measure), std::nullopt);
}

Response update_measure(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto standing = find_measure(visit.db, visit.organisation, measure_in_path(visit));
    const auto form = read_measure_form(visit, standing);
    if (!form.faults.empty()) return form_page(visit, form, std::nullopt, web::unprocessable);
    Saved saved{};
    visit.db.write([&](Transaction& tx) {
        saved = change_measure(tx, acting_in(visit), form.measure);
        if (saved == Saved::kept) accounts::close_form(tx, visit.actor(), "measure", standing.id.value);
    });
    if (saved == Saved::stale) {
        const auto now = find_measure(visit.db, visit.organisation, standing.id);
        return form_page(visit, form, now, web::conflict);
    }
    return web::see_other(path_of(standing.id) + "?done=changed");
}

Response show_withdrawal(Visit& visit) {
    visit.require(Permission::edit_plan);
    return reason_page(visit, withdrawal_form(), {});
}

Response create_withdrawal(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto id = measure_in_path(visit);
    const auto why = read_reason(visit, withdrawal_form());
    if (!why) return reason_page(visit, withdrawal_form(), why.error());
    visit.db.write([&](Transaction& tx) { withdraw_measure(tx, acting_in(visit), id, *why); });
    return web::see_other(path_of(id) + "?done=withdrawn");
}

Response show_restoration(Visit& visit) {
    visit.require(Permission::edit_plan);
    return reason_page(visit, restoration_form(), {});
}

Response create_restoration(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto id = measure_in_path(visit);
    const auto why = read_reason(visit, restoration_form());
    if (!why) return reason_page(visit, restoration_form(), why.error());
    visit.db.write([&](Transaction& tx) { put_back_measure(tx, acting_in(visit), id, *why); });
    return web::see_other(path_of(id) + "?done=put-back");
}

}  // namespace dueregard::plan
