// Adding and changing an objective.

#include "accounts/history_html.hpp"
#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "plan/objective_pages.hpp"
#include "plan/objective_store.hpp"
#include "plan/page_pieces.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/select.hpp"
#include "web/textarea.hpp"

#include <algorithm>

namespace dueregard::plan {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

constexpr std::size_t longest_choice = 90;

/// The objectives of its strategy that it may stand under.
std::vector<web::SelectItem> parent_choices(Visit& visit, const Objective& objective) {
    std::vector<web::SelectItem> items{{.text = "None: it stands right under the strategy", .value = ""}};
    const auto all = objectives(visit.db, visit.organisation);
    const auto under = with_everything_under(objective.id, all);
    for (const auto& [other, depth] : in_order(all)) {
        const bool is_under = objective.id && std::ranges::find(under, other.id) != under.end();
        if (other.strategy == objective.strategy && !is_under) {
            items.push_back({.text = shortened(name_of(other), longest_choice), .value = address(other.id)});
        }
    }
    return items;
}

Objective read_objective(const Visit& visit, const Objective& before) {
    auto objective = before;
    objective.version = sent_version(visit);
    objective.title = squeezed(visit.request.form.get("title"));
    objective.ref = squeezed(visit.request.form.get("ref"));
    objective.parent = sent_id<ObjectiveId>(visit.request.form.get("parent"));
    return objective;
}

Response form_page(
    Visit& visit, const Objective& objective, const Faults& faults, const Html& above = {}, int status = 200
) {
    const bool is_new = !objective.id;
    const std::string title = is_new ? "Add an objective" : "Change the objective";
    const auto path = is_new ? std::string("/objectives") : "/objectives/" + address(objective.id);
    Html content;
    content << web::page_heading(
        {.text = title, .caption = find_strategy(visit.db, visit.organisation, objective.strategy).title}
    ) << above
            << R"(<form method="post" action=")" << path << R"(" novalidate>)" << accounts::token_field(visit)
            << version_field(objective.version) << hidden_field("strategy", address(objective.strategy))
            << web::textarea(
                   {.label = {.text = "What is to change?"},
                    .name = "title",
                    .value = objective.title,
                    .error = error_at(faults, "title"),
                    .rows = 3}
               )
            << web::input(
                   {.label = {.text = "Ref (optional)"},
                    .name = "ref",
                    .value = objective.ref,
                    .hint = {.text = "For example EDI1"},
                    .error = error_at(faults, "ref"),
                    .classes = "govuk-input--width-10"}
               )
            << web::select(
                   {.label = {.text = "Stands under"},
                    .name = "parent",
                    .items = parent_choices(visit, objective),
                    .value = objective.parent ? address(*objective.parent) : "",
                    .error = error_at(faults, "parent")}
               )
            << web::button_group(
                   {web::button(
                        {.text = is_new ? "Add the objective" : "Save changes", .prevent_double_click = true}
                    ),
                    web::link({.text = "Cancel", .href = "/objectives"})}
               )
            << "</form>\n";
    if (!is_new) content << accounts::history_fold(visit, "objective", objective.id.value);
    web::PageOptions options{
        .title = title,
        .breadcrumbs = {{.text = "Objectives", .href = "/objectives"}, {.text = title}},
        .errors = error_links(faults)
    };
    return accounts::visit_page(visit, std::move(options), content, status);
}

Html conflict_above(const Objective& standing, const Objective& yours) {
    std::vector<ConflictRow> rows;
    if (standing.title != yours.title) rows.push_back({"Objective", standing.title, yours.title});
    if (standing.ref != yours.ref) rows.push_back({"Ref", standing.ref, yours.ref});
    return conflict_html(rows);
}

}  // namespace

Response show_new_objective(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto strategy = sent_id<StrategyId>(visit.request.query.get("strategy")).value_or(StrategyId{});
    return form_page(visit, {.strategy = strategy}, {});
}

Response create_objective(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto strategy = sent_id<StrategyId>(visit.request.form.get("strategy")).value_or(StrategyId{});
    const auto objective = read_objective(visit, {.strategy = strategy});
    const auto faults = faults_of(objective, objectives(visit.db, visit.organisation));
    if (!faults.empty()) return form_page(visit, objective, faults, {}, web::unprocessable);
    (void)find_strategy(visit.db, visit.organisation, strategy);
    visit.db.write([&](Transaction& tx) { add_objective(tx, acting_in(visit), objective); });
    return web::see_other("/objectives?done=added");
}

Response show_objective_form(Visit& visit) {
    visit.require(Permission::edit_plan);
    return form_page(visit, find_objective(visit.db, visit.organisation, visit.id<ObjectiveId>()), {});
}

Response update_objective(Visit& visit) {
    visit.require(Permission::edit_plan);
    const auto standing = find_objective(visit.db, visit.organisation, visit.id<ObjectiveId>());
    auto objective = read_objective(visit, standing);
    const auto faults = faults_of(objective, objectives(visit.db, visit.organisation));
    if (!faults.empty()) return form_page(visit, objective, faults, {}, web::unprocessable);
    Saved saved{};
    visit.db.write([&](Transaction& tx) { saved = change_objective(tx, acting_in(visit), objective); });
    if (saved == Saved::stale) {
        const auto now = find_objective(visit.db, visit.organisation, standing.id);
        objective.version = now.version;
        return form_page(visit, objective, {}, conflict_above(now, objective), web::conflict);
    }
    return web::see_other("/objectives?done=changed");
}

}  // namespace dueregard::plan
