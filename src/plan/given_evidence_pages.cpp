#include "plan/given_evidence_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "evidence/adding_page.hpp"
#include "evidence/evidence_html.hpp"
#include "evidence/evidence_store.hpp"
#include "evidence/reading.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_pages.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/page_pieces.hpp"
#include "plan/period_store.hpp"
#include "plan/reason_form.hpp"
#include "plan/return_view.hpp"
#include "web/link.hpp"

#include <fmt/core.h>

namespace dueregard::plan {

using accounts::Permission;
using accounts::Visit;
using evidence::PlaceOfUse;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

Measure own_measure(Visit& visit, MeasureId id) {
    auto measure = find_measure(visit.db, visit.organisation, id);
    if (may_report_on(acting_in(visit), measure)) return measure;
    throw Forbidden(fmt::format("This person may not give evidence for {}", short_name(measure)));
}

/// What is given evidence: a measure, or one of its returns.
struct Target {
    Measure measure;
    std::optional<ReturnId> given;
    evidence::AddingPage page;
};

Target measure_target(Visit& visit) {
    visit.require(Permission::report);
    Target target{.measure = own_measure(visit, measure_in_path(visit)), .given = std::nullopt, .page = {}};
    const auto path = "/measures/" + address(target.measure.id);
    target.page = {
        .caption = title_text(target.measure.ref, target.measure.action),
        .path = path + "/evidence/add",
        .action = path + "/evidence",
        .back = path,
        .breadcrumbs =
            {{.text = "Measures", .href = "/measures"},
             {.text = short_name(target.measure), .href = path},
             {.text = "Add evidence"}}
    };
    return target;
}

Target return_target(Visit& visit) {
    visit.require(Permission::report);
    const auto view = return_view(visit);
    Target target{.measure = own_measure(visit, view.measure.id), .given = view.given.id, .page = {}};
    if (const auto reason = why_closed_to(view)) throw Conflict(*reason);
    const auto path = path_of(view);
    target.page = {
        .caption =
            fmt::format("{}, {}", view.period.label, title_text(target.measure.ref, target.measure.action)),
        .path = path + "/evidence/add",
        .action = path + "/evidence",
        .back = path,
        .breadcrumbs =
            {{.text = "Measures", .href = "/measures"},
             {.text = short_name(target.measure), .href = measure_path_of(view)},
             {.text = view.period.label, .href = path},
             {.text = "Add evidence"}}
    };
    return target;
}

Response create_for(Visit& visit, const Target& target) {
    const auto sent = evidence::read_adding(visit);
    if (!sent.faults.empty()) return evidence::adding_page(visit, target.page, sent);
    visit.db.write([&](Transaction& tx) {
        if (sent.chosen) {
            give_evidence(tx, acting_in(visit), target.measure.id, target.given, *sent.chosen);
        } else {
            add_evidence(tx, acting_in(visit), target.measure.id, target.given, sent.form.evidence);
        }
    });
    evidence::read_waiting_files(visit.db, 1);
    return web::see_other(target.page.back + "?done=evidence");
}

const ReasonForm& withdrawal_form() {
    static const ReasonForm form{
        .title = "Take this evidence back",
        .explanation =
            "It stays at this measure with your reason, and no longer counts as evidence here. In the library it stays as it is.",
        .question = "Why is it taken back?",
        .missing = "Enter why the evidence is taken back",
        .button = "Take it back"
    };
    return form;
}

Response withdrawal_page(Visit& visit, const Faults& faults) {
    const auto measure = own_measure(visit, measure_in_path(visit));
    const auto given =
        find_given_evidence(visit.db, visit.organisation, measure.id, visit.id<evidence::UseId>(1));
    auto form = withdrawal_form();
    form.caption = line_of(given.used.evidence, Restricted::unnamed).title;
    form.cancel = "/measures/" + address(measure.id);
    return show_reason_form(visit, form, faults);
}

PlaceOfUse place(const evidence::EvidenceUse& use, std::string what, Html where) {
    return {.what = std::move(what), .where = std::move(where), .at = use.at, .person_name = use.person_name};
}

PlaceOfUse place_of_measure(Visit& visit, const evidence::EvidenceUse& use) {
    const auto measure = find_measure(visit.db, visit.organisation, MeasureId{use.noun_id});
    return place(
        use,
        "Measure",
        web::link(
            {.text = title_text(measure.ref, measure.action), .href = "/measures/" + address(measure.id)}
        )
    );
}

PlaceOfUse place_of_return(Visit& visit, const evidence::EvidenceUse& use) {
    const auto given = find_return(visit.db, visit.organisation, ReturnId{use.noun_id});
    const auto measure = find_measure(visit.db, visit.organisation, given.measure);
    const auto period = find_period(visit.db, visit.organisation, given.period);
    return place(
        use,
        "Return, " + period.label,
        web::link({.text = title_text(measure.ref, measure.action), .href = "/returns/" + address(given.id)})
    );
}

}  // namespace

Response show_new_evidence(Visit& visit) {
    return evidence::adding_page(visit, measure_target(visit).page, {});
}

Response create_evidence(Visit& visit) {
    return create_for(visit, measure_target(visit));
}

Response show_new_evidence_of_return(Visit& visit) {
    return evidence::adding_page(visit, return_target(visit).page, {});
}

Response create_evidence_of_return(Visit& visit) {
    return create_for(visit, return_target(visit));
}

Response show_evidence_withdrawal(Visit& visit) {
    visit.require(Permission::report);
    return withdrawal_page(visit, {});
}

Response create_evidence_withdrawal(Visit& visit) {
    visit.require(Permission::report);
    const auto measure = measure_in_path(visit);
    const auto why = read_reason(visit, withdrawal_form());
    if (!why) return withdrawal_page(visit, why.error());
    visit.db.write([&](Transaction& tx) {
        take_back_evidence(tx, acting_in(visit), measure, visit.id<evidence::UseId>(1), *why);
    });
    return web::see_other(fmt::format("/measures/{}?done=evidence-taken-back", address(measure)));
}

Response create_return_as_evidence(Visit& visit) {
    visit.require(Permission::report);
    const auto view = return_view(visit);
    if (!was_given(view)) throw Conflict("Only a return that was submitted can be evidence");
    const auto path = path_of(view);
    auto id = evidence::record_at(visit.db, visit.organisation, path);
    if (!id) {
        NewEvidence record;
        record.title = fmt::format(
            "Return for {}: {}", view.period.label, title_text(view.measure.ref, view.measure.action)
        );
        record.speaks_from = view.period.days.from;
        record.speaks_to = view.period.days.to;
        visit.db.write([&](Transaction& tx) { id = evidence::add_record(tx, acting_in(visit), path, record); }
        );
    }
    return web::see_other(evidence::path_of(*id) + "?done=added");
}

std::vector<PlaceOfUse> places_of_evidence(Visit& visit, const std::vector<evidence::EvidenceUse>& uses) {
    std::vector<PlaceOfUse> places;
    if (!visit.may(Permission::read_plan)) return places;
    for (const auto& use : uses) {
        if (use.noun == measure_noun) places.push_back(place_of_measure(visit, use));
        if (use.noun == return_noun) places.push_back(place_of_return(visit, use));
    }
    return places;
}

}  // namespace dueregard::plan
