#include "plan/objective_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "plan/measure_address.hpp"
#include "plan/objective_store.hpp"
#include "plan/page_pieces.hpp"
#include "plan/status_counts.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"

#include <fmt/core.h>

namespace dueregard::plan {

using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::operator""_html;

namespace {

constexpr std::size_t longest_hidden = 90;
constexpr int deepest = 20;

/// The objectives, and how many measures stand right under each.
struct Tree {
    std::vector<Objective> objectives;
    std::map<std::optional<ObjectiveId>, std::int64_t> measures;
    bool is_editable = false;
};

std::int64_t measures_under(const Tree& tree, ObjectiveId top) {
    std::int64_t sum = 0;
    for (const auto id : with_everything_under(top, tree.objectives)) {
        if (const auto found = tree.measures.find(id); found != tree.measures.end()) sum += found->second;
    }
    return sum;
}

Html objective_html(const Tree& tree, const Objective& objective) {
    MeasureListAddress asked;
    asked.filter.objective = objective.id;
    const auto hidden = shortened(name_of(objective), longest_hidden);
    Html html;
    html << name_of(objective) << "<br>"
         << web::link(
                {.text = measures_text(measures_under(tree, objective.id)),
                 .href = address_of(asked),
                 .visually_hidden_text = "under " + hidden}
            );
    if (!tree.is_editable) return html;
    return html << ", "
                << web::link(
                       {.text = "change",
                        .href = fmt::format("/objectives/{}/change", address(objective.id)),
                        .visually_hidden_text = hidden}
                   );
}

Html children_html(const Tree& tree, StrategyId strategy, std::optional<ObjectiveId> parent, int depth) {
    Html items;
    for (const auto& objective : tree.objectives) {
        if (objective.strategy != strategy || objective.parent != parent || depth > deepest) continue;
        items << "<li>" << objective_html(tree, objective)
              << children_html(tree, strategy, objective.id, depth + 1) << "</li>\n";
    }
    Html html;
    if (items.empty()) return html;
    return html << R"(<ul class="govuk-list govuk-list--bullet govuk-list--spaced">)"_html << items
                << "</ul>\n";
}

std::string years_text(const Strategy& strategy) {
    if (strategy.from && strategy.to)
        return fmt::format("{} to {}", long_date(*strategy.from), long_date(*strategy.to));
    if (strategy.from) return "From " + long_date(*strategy.from);
    return strategy.to ? "To " + long_date(*strategy.to) : "";
}

Html strategy_html(const Tree& tree, const Strategy& strategy) {
    Html html;
    html << R"(<h2 class="govuk-heading-m">)"_html << strategy.title << "</h2>\n";
    if (const auto years = years_text(strategy); !years.empty()) {
        html << R"(<p class="govuk-hint">)"_html << years << "</p>\n";
    }
    const auto children = children_html(tree, strategy.id, std::nullopt, 0);
    html
        << (children.empty() ? Html(R"(<p class="govuk-body">It has no objectives yet.</p>)"_html) : children
           );
    if (!tree.is_editable) return html;
    return html << R"(<p class="govuk-body">)"_html
                << web::link(
                       {.text = "Add an objective",
                        .href = "/objectives/add?strategy=" + address(strategy.id),
                        .visually_hidden_text = "to " + strategy.title}
                   )
                << R"(<br>)"_html
                << web::link(
                       {.text = "Change its title or dates",
                        .href = fmt::format("/strategies/{}/change", address(strategy.id)),
                        .visually_hidden_text = strategy.title}
                   )
                << "</p>\n";
}

Html loose_measures_html(const Tree& tree) {
    Html html;
    const auto loose = tree.measures.find(std::nullopt);
    if (loose == tree.measures.end()) return html;
    return html << R"(<p class="govuk-body">)"_html << measures_text(loose->second)
                << (loose->second == 1 ? " stands under no objective.</p>\n"_html
                                       : " stand under no objective.</p>\n"_html);
}

}  // namespace

web::Response show_objectives(Visit& visit) {
    visit.require(Permission::read_plan);
    const Tree tree{
        .objectives = objectives(visit.db, visit.organisation),
        .measures = measures_by_objective(visit.db, visit.organisation),
        .is_editable = visit.may(Permission::edit_plan)
    };
    web::PageHeading heading{.text = "Objectives"};
    if (tree.is_editable)
        heading.actions << web::button({.text = "Add a strategy", .href = "/strategies/add"});
    Html content = web::page_heading(heading);
    const auto all = strategies(visit.db, visit.organisation);
    if (all.empty())
        content << R"(<p class="govuk-body">There is no strategy yet. Objectives stand under one.</p>)"_html;
    for (const auto& strategy : all)
        content << strategy_html(tree, strategy);
    content << loose_measures_html(tree) << R"(<p class="govuk-body">Measures are judged by the )"_html
            << web::link({.text = "status scale", .href = "/status-scale"}) << ".</p>\n";
    return accounts::visit_page(visit, {.title = "Objectives", .notice = done_notice(visit)}, content);
}

}  // namespace dueregard::plan
