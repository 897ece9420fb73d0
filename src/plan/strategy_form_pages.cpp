// Adding and changing a strategy.

#include "accounts/history_html.hpp"
#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "plan/objective_pages.hpp"
#include "plan/page_pieces.hpp"
#include "plan/strategy_store.hpp"
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
using web::Response;

namespace {

struct StrategyForm {
    Strategy strategy;
    web::TypedDate from;
    web::TypedDate to;
    Faults faults;
};

StrategyForm form_of(const Strategy& strategy) {
    return {
        .strategy = strategy,
        .from = strategy.from ? web::typed_date(*strategy.from) : web::TypedDate{},
        .to = strategy.to ? web::typed_date(*strategy.to) : web::TypedDate{},
        .faults = {}
    };
}

StrategyForm read_form(const Visit& visit, const Strategy& before) {
    StrategyForm form{.strategy = before};
    auto& strategy = form.strategy;
    strategy.version = sent_version(visit);
    strategy.title = squeezed(visit.request.form.get("title"));
    form.from = web::typed_date(visit.request.form, "from");
    form.to = web::typed_date(visit.request.form, "to");
    strategy.from = web::date_of(form.from);
    strategy.to = web::date_of(form.to);
    if (!strategy.from && !web::is_empty(form.from)) {
        form.faults.push_back({"from", "Enter the strategy's first day, like 1 4 2027, or leave it empty"});
    }
    if (!strategy.to && !web::is_empty(form.to)) {
        form.faults.push_back({"to", "Enter the strategy's last day, like 31 3 2031, or leave it empty"});
    }
    std::ranges::move(faults_of(strategy), std::back_inserter(form.faults));
    return form;
}

Response form_page(Visit& visit, const StrategyForm& form, const Html& above = {}, int status = 200) {
    const bool is_new = !form.strategy.id;
    const std::string title = is_new ? "Add a strategy" : "Change the strategy";
    const auto path = is_new ? std::string("/strategies") : "/strategies/" + address(form.strategy.id);
    Html content;
    content << web::page_heading({.text = title}) << above << R"(<form method="post" action=")" << path
            << R"(" novalidate>)" << accounts::token_field(visit) << version_field(form.strategy.version)
            << web::input(
                   {.label = {.text = "Title of the strategy"},
                    .name = "title",
                    .value = form.strategy.title,
                    .error = error_at(form.faults, "title")}
               )
            << web::date_field("from", "First day (optional)", "", form.from, error_at(form.faults, "from"))
            << web::date_field("to", "Last day (optional)", "", form.to, error_at(form.faults, "to"))
            << web::button_group(
                   {web::button(
                        {.text = is_new ? "Add the strategy" : "Save changes", .prevent_double_click = true}
                    ),
                    web::link({.text = "Cancel", .href = "/objectives"})}
               )
            << "</form>\n";
    if (!is_new) content << accounts::history_fold(visit, "strategy", form.strategy.id.value);
    web::PageOptions options{
        .title = title,
        .breadcrumbs = {{.text = "Objectives", .href = "/objectives"}, {.text = title}},
        .errors = error_links(form.faults)
    };
    return accounts::visit_page(visit, std::move(options), content, status);
}

std::string date_text(const std::optional<Date>& date) {
    return date ? long_date(*date) : "";
}

Html conflict_above(const Strategy& standing, const Strategy& yours) {
    std::vector<ConflictRow> rows;
    if (standing.title != yours.title) rows.push_back({"Title", standing.title, yours.title});
    if (standing.from != yours.from)
        rows.push_back({"First day", date_text(standing.from), date_text(yours.from)});
    if (standing.to != yours.to) rows.push_back({"Last day", date_text(standing.to), date_text(yours.to)});
    return conflict_html(rows);
}

}  // namespace

Response show_new_strategy(Visit& visit) {
    visit.require(Permission::edit_plan);
    return form_page(visit, {});
}

Response create_strategy(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto form = read_form(visit, {});
    if (!form.faults.empty()) return form_page(visit, form, {}, web::unprocessable);
    visit.db.write([&](Transaction& tx) { add_strategy(tx, acting_in(visit), form.strategy); });
    return web::see_other("/objectives?done=added");
}

Response show_strategy_form(Visit& visit) {
    visit.require(Permission::edit_plan);
    return form_page(visit, form_of(find_strategy(visit.db, visit.organisation, visit.id<StrategyId>())));
}

Response update_strategy(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto standing = find_strategy(visit.db, visit.organisation, visit.id<StrategyId>());
    auto form = read_form(visit, standing);
    if (!form.faults.empty()) return form_page(visit, form, {}, web::unprocessable);
    Saved saved{};
    visit.db.write([&](Transaction& tx) { saved = change_strategy(tx, acting_in(visit), form.strategy); });
    if (saved == Saved::stale) {
        const auto now = find_strategy(visit.db, visit.organisation, standing.id);
        form.strategy.version = now.version;
        return form_page(visit, form, conflict_above(now, form.strategy), web::conflict);
    }
    return web::see_other("/objectives?done=changed");
}

}  // namespace dueregard::plan
