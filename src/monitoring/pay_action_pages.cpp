#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "monitoring/pay_statement_html.hpp"
#include "monitoring/pay_statement_pages.hpp"
#include "monitoring/pay_statement_store.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/select.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dueregard::monitoring {

using accounts::acting_in;
using accounts::Permission;
using accounts::typed;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::size_t longest_words = 500;

std::string stage_field(const PayAction& action) {
    return fmt::format("stage-{}", action.key);
}

std::string words_field(const PayAction& action) {
    return fmt::format("words-{}", action.key);
}

Html action_html(const PayAction& action, const std::vector<PlannedPayAction>& chosen, const Faults& faults) {
    const auto found = std::ranges::find(chosen, action.key, &PlannedPayAction::key);
    const bool is_chosen = found != chosen.end();
    return Html{} << web::select(
               {.label = {.text = action.name},
                .name = stage_field(action),
                .items =
                    {{.text = "Not in our plan", .value = ""},
                     {.text = "Planned", .value = "planned"},
                     {.text = "Under way", .value = "under_way"},
                     {.text = "Done", .value = "done"}},
                .value = is_chosen ? std::string(name_of(found->stage)) : ""}
           )
                  << web::input(
                         {.label =
                              {.text = fmt::format("What we do: {}", action.name),
                               .classes = "govuk-visually-hidden"},
                          .name = words_field(action),
                          .value = is_chosen ? found->words : "",
                          .hint = {.text = "What the council does, who does it and by when"},
                          .error = accounts::error_at(faults, words_field(action))}
                     );
}

Response actions_page(Visit& visit, const PayStatement& statement, const Faults& faults) {
    Html content;
    content << web::page_heading({.text = "Action plan", .caption = title_of(statement)}
    ) << R"(<p class="govuk-body">These are the actions of the government's own form for action plans.</p>)"_html
            << R"(<form method="post" action=")"_html << path_of(statement.id)
            << R"(/actions" novalidate>)"_html << accounts::token_field(visit)
            << accounts::version_field(statement.version);
    std::optional<PayActionArea> area;
    for (const auto& action : all_pay_actions()) {
        if (area != action.area)
            content << R"(<h2 class="govuk-heading-m">)"_html << title_of(action.area) << "</h2>\n";
        area = action.area;
        content << action_html(action, statement.actions, faults);
    }
    content << web::button_group(
        {web::button({.text = "Save the action plan", .prevent_double_click = true}),
         web::link({.text = "Cancel", .href = path_of(statement.id)})}
    ) << "</form>\n";
    return accounts::visit_page(
        visit,
        {.title = "Action plan",
         .breadcrumbs = pay_breadcrumbs(statement, "Action plan"),
         .errors = accounts::error_links(faults)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

std::vector<PlannedPayAction> sent_actions(const Visit& visit, Faults& faults) {
    std::vector<PlannedPayAction> actions;
    for (const auto& action : all_pay_actions()) {
        const auto stage = pay_action_stage_named(typed(visit, stage_field(action)));
        auto words = typed(visit, words_field(action));
        if (words.size() > longest_words)
            faults.push_back(
                {words_field(action), fmt::format("Say it in {} characters or fewer", longest_words)}
            );
        if (!stage && !words.empty())
            faults.push_back(
                {words_field(action),
                 fmt::format("Choose the stage of “{}”, or say nothing of it", action.name)}
            );
        if (stage)
            actions.push_back({.key = std::string(action.key), .stage = *stage, .words = std::move(words)});
    }
    return actions;
}

}  // namespace

Response show_pay_actions(Visit& visit) {
    visit.require(Permission::run_pay_gaps);
    return actions_page(visit, pay_statement_in(visit), {});
}

Response create_pay_actions(Visit& visit) {
    visit.require(Permission::run_pay_gaps);
    auto statement = pay_statement_in(visit);
    Faults faults;
    statement.actions = sent_actions(visit, faults);
    statement.version = accounts::sent_version(visit);
    if (!faults.empty()) return actions_page(visit, statement, faults);
    auto saved = accounts::Saved::kept;
    visit.db.write([&](Transaction& tx) { saved = save_pay_actions(tx, acting_in(visit), statement); });
    if (saved == accounts::Saved::stale) {
        // The form again with what was typed, on top of what somebody else saved meanwhile.
        statement.version = pay_statement_in(visit).version;
        return actions_page(
            visit,
            statement,
            {{stage_field(all_pay_actions().front()),
              "Somebody else changed the plan meanwhile. Saving again puts yours in its place"}}
        );
    }
    return web::see_other(path_of(statement.id) + "?done=actions");
}

}  // namespace dueregard::monitoring
