// Adding and changing a period.

#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "plan/page_pieces.hpp"
#include "plan/period_pages.hpp"
#include "plan/period_store.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/typed_date.hpp"

#include <algorithm>
#include <iterator>

namespace dueregard::plan {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::operator""_html;
using web::Response;

namespace {

struct PeriodForm {
    Period period;
    web::TypedDate from;
    web::TypedDate to;
    web::TypedDate returns_due;
    Faults faults;
};

PeriodForm form_of(const Period& period) {
    return {
        .period = period,
        .from = web::typed_date(period.days.from),
        .to = web::typed_date(period.days.to),
        .returns_due = web::typed_date(period.returns_due),
        .faults = {}
    };
}

/// The quarter after the latest period, or the one that today is in.
Period suggested(Visit& visit) {
    const auto all = periods(visit.db, visit.organisation);
    return quarter_of(all.empty() ? visit.clock.today() : add_days(all.front().days.to, 1));
}

PeriodForm read_period_form(const Visit& visit, const Period& before) {
    PeriodForm form{.period = before};
    const auto& fields = visit.request.form;
    auto& period = form.period;
    period.version = sent_version(visit);
    period.label = squeezed(fields.get("label"));
    form.from = web::typed_date(fields, "from");
    form.to = web::typed_date(fields, "to");
    form.returns_due = web::typed_date(fields, "returns_due");
    const auto from = web::date_of(form.from);
    const auto to = web::date_of(form.to);
    const auto returns_due = web::date_of(form.returns_due);
    if (!from) form.faults.push_back({"from", "Enter the period's first day, like 1 4 2027"});
    if (!to) form.faults.push_back({"to", "Enter the period's last day, like 30 6 2027"});
    if (!returns_due)
        form.faults.push_back({"returns_due", "Enter the day by which returns are due, like 14 7 2027"});
    if (period.label.empty()) form.faults.push_back({"label", "Enter the name of the period"});
    if (!form.faults.empty()) return form;
    period.days = {.from = *from, .to = *to};
    period.returns_due = *returns_due;
    form.faults = faults_of(period);
    return form;
}

/// Nothing where no other period has these days.
Faults faults_of_days(Visit& visit, const Period& period) {
    const auto same = period_of(visit.db, visit.organisation, period.days);
    if (!same || same->id == period.id) return {};
    return {{"from", same->label + " already covers these days"}};
}

Html form_html(Visit& visit, const PeriodForm& form, const std::string& path, const std::string& button) {
    Html html;
    html
        << R"(<form method="post" action=")" << path << R"(" novalidate>)" << accounts::token_field(visit)
        << version_field(form.period.version)
        << web::input(
               {.label = {.text = "Name of the period"},
                .name = "label",
                .value = form.period.label,
                .hint = {.text = "For example: Quarter 1, 2027/28"},
                .error = error_at(form.faults, "label"),
                .classes = "govuk-!-width-one-half"}
           )
        << web::date_field("from", "First day", "", form.from, error_at(form.faults, "from"))
        << web::date_field("to", "Last day", "", form.to, error_at(form.faults, "to"))
        << web::date_field(
               "returns_due", "Returns are due by", "", form.returns_due, error_at(form.faults, "returns_due")
           )
        << web::button_group(
               {web::button({.text = button, .prevent_double_click = true}),
                web::link({.text = "Cancel", .href = path})}
           );
    return html << "</form>\n";
}

Response form_page(Visit& visit, const PeriodForm& form, const Html& above, int status = 200) {
    const bool is_new = !form.period.id;
    const std::string title = is_new ? "Add a period" : "Change the period";
    const auto path = is_new ? std::string("/periods") : "/periods/" + address(form.period.id);
    Html content;
    content << web::page_heading({.text = title}) << above
            << form_html(visit, form, path, is_new ? "Add the period" : "Save changes");
    web::PageOptions options{
        .title = title,
        .breadcrumbs = {{.text = "Periods", .href = "/periods"}, {.text = title}},
        .errors = error_links(form.faults)
    };
    return accounts::visit_page(visit, std::move(options), content, status);
}

Html conflict_above(const Period& standing, const Period& yours) {
    std::vector<ConflictRow> rows;
    const auto add = [&](std::string field, const std::string& theirs, const std::string& mine) {
        if (theirs != mine) rows.push_back({.field = std::move(field), .standing = theirs, .yours = mine});
    };
    add("Name", standing.label, yours.label);
    add("First day", long_date(standing.days.from), long_date(yours.days.from));
    add("Last day", long_date(standing.days.to), long_date(yours.days.to));
    add("Returns due", long_date(standing.returns_due), long_date(yours.returns_due));
    return conflict_html(rows);
}

}  // namespace

Response show_new_period(Visit& visit) {
    visit.require(Permission::run_periods);
    return form_page(visit, form_of(suggested(visit)), {});
}

Response create_period(Visit& visit) {
    visit.require(Permission::run_periods);
    auto form = read_period_form(visit, {});
    if (form.faults.empty()) form.faults = faults_of_days(visit, form.period);
    if (!form.faults.empty()) return form_page(visit, form, {}, web::unprocessable);
    PeriodId id;
    visit.db.write([&](Transaction& tx) { id = add_period(tx, acting_in(visit), form.period); });
    return web::see_other("/periods/" + address(id));
}

Response show_period_form(Visit& visit) {
    visit.require(Permission::run_periods);
    return form_page(visit, form_of(find_period(visit.db, visit.organisation, visit.id<PeriodId>())), {});
}

Response update_period(Visit& visit) {
    visit.require(Permission::run_periods);
    const auto standing = find_period(visit.db, visit.organisation, visit.id<PeriodId>());
    auto form = read_period_form(visit, standing);
    if (form.faults.empty()) form.faults = faults_of_days(visit, form.period);
    if (!form.faults.empty()) return form_page(visit, form, {}, web::unprocessable);
    Saved saved{};
    visit.db.write([&](Transaction& tx) { saved = change_period(tx, acting_in(visit), form.period); });
    if (saved == Saved::stale) {
        const auto now = find_period(visit.db, visit.organisation, standing.id);
        form.period.version = now.version;
        return form_page(visit, form, conflict_above(now, form.period), web::conflict);
    }
    return web::see_other("/periods/" + address(standing.id) + "?done=changed");
}

}  // namespace dueregard::plan
