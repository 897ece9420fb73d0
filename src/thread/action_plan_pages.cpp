// The page of a challenge's action plan: what became of each recommendation, several made measures at once,
// and the day on which the peers come back to see.

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_pages.hpp"
#include "assessment/finding_pages.hpp"
#include "assessment/paper_pages.hpp"
#include "assessment/progress_visit_store.hpp"
#include "base/text.hpp"
#include "plan/objective_store.hpp"
#include "plan/page_pieces.hpp"
#include "thread/action_plan.hpp"
#include "thread/thread_pages.hpp"
#include "web/button.hpp"
#include "web/checkboxes.hpp"
#include "web/link.hpp"
#include "web/scroll_region.hpp"
#include "web/select.hpp"
#include "web/table.hpp"
#include "web/typed_date.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::thread {

using accounts::acting_in;
using accounts::error_at;
using accounts::Permission;
using accounts::sent_id;
using accounts::Visit;
using assessment::Challenge;
using assessment::FindingId;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::size_t longest_choice = 200;

std::string plan_path(const Challenge& challenge) {
    return assessment::path_of(challenge.id) + "/action-plan";
}

bool may_make_measures(const Visit& visit) {
    return visit.may(Permission::run_challenges) && visit.may(Permission::edit_plan);
}

/// "3.1 Knowing your communities: Area for consideration 1": numbers begin anew in each area.
std::string full_name(const assessment::ChallengeFinding& finding) {
    const auto area = assessment::area_name(finding);
    return area.empty() ? short_name(finding) : area + ": " + short_name(finding);
}

// --- what became of each ---

Html latest_html(const PlannedMeasure& planned) {
    Html html;
    if (!planned.latest) return html << ": no return yet";
    const auto& [period, given] = *planned.latest;
    html << ", " << web::link({.text = period.label, .href = "/returns/" + address(given.id)}) << ": ";
    if (given.content.status) return html << plan::status_html(*given.content.status);
    return html << plan::title_of(given.state);
}

Html answers_html(const PlannedFinding& planned) {
    Html html;
    if (!planned.is_answered()) return html << "Nothing yet";
    html << R"(<ul class="govuk-list">)"_html;
    for (const auto& objective : planned.objectives)
        html << "<li>Objective "
             << web::link(
                    {.text = name_of(objective), .href = "/objectives/" + address(objective.id) + "/thread"}
                )
             << "</li>";
    for (const auto& one : planned.measures)
        html << "<li>Measure "
             << web::link(
                    {.text = shortened(plan::title_text(one.measure.ref, one.measure.action), longest_choice),
                     .href = "/measures/" + address(one.measure.id)}
                )
             << latest_html(one) << "</li>";
    return html << "</ul>";
}

Html became_table(const std::vector<PlannedFinding>& all) {
    web::Table table{
        .caption = "What became of each recommendation",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "became",
        .head = {{.text = "What the peers said"}, {.text = "What answers it, and how it stands"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& planned : all) {
        Html said;
        said << web::link(
            {.text = full_name(planned.finding), .href = assessment::path_of(planned.finding.id)}
        ) << R"(<br><span class="govuk-!-font-weight-regular">)"_html
             << planned.finding.text << "</span>";
        table.rows.push_back({{.text = said}, {.text = answers_html(planned)}});
    }
    return web::scroll_region({.labelled_by = "became", .content = web::table(table)});
}

// --- several made measures at once ---

std::vector<web::SelectItem> objective_items(Visit& visit) {
    std::vector<web::SelectItem> items{{.text = "Choose an objective", .value = ""}};
    for (const auto& objective : plan::objectives(visit.db, visit.organisation))
        items.push_back({.text = name_of(objective), .value = address(objective.id)});
    return items;
}

Html measures_form(
    Visit& visit, const Challenge& challenge, const std::vector<PlannedFinding>& all, const Faults& faults
) {
    std::vector<std::string> ticked;
    for (const auto sent : visit.request.form.all("finding"))
        ticked.emplace_back(sent);
    web::Checkboxes boxes{
        .name = "finding",
        .fieldset = web::Fieldset{.legend = {.text = "Which become measures?"}},
        .items = {},
        .values = ticked,
        .hint = {.text = "Each becomes a measure in the words of the peers, which can be changed afterwards"},
        .error = error_at(faults, "finding"),
        .classes = "govuk-checkboxes--small"
    };
    for (const auto& planned : all)
        if (planned.measures.empty())
            boxes.items.push_back(
                {.text = fmt::format(
                     "{}: {}", full_name(planned.finding), shortened(planned.finding.text, longest_choice)
                 ),
                 .value = address(planned.finding.id)}
            );
    Html html;
    if (boxes.items.empty() || !may_make_measures(visit)) return html;
    return html << R"(<h2 class="govuk-heading-m">Make them measures</h2><form method="post" action=")"_html
                << plan_path(challenge) << R"(" novalidate>)" << accounts::token_field(visit)
                << web::checkboxes(boxes)
                << web::select(
                       {.label = {.text = "Under which objective?"},
                        .name = "objective",
                        .items = objective_items(visit),
                        .value = accounts::typed(visit, "objective"),
                        .error = error_at(faults, "objective")}
                   )
                << web::button({.text = "Make them measures", .prevent_double_click = true}) << "</form>\n";
}

// --- the progress visit ---

Html progress_visit_html(Visit& visit, const Challenge& challenge, const Faults& faults) {
    const auto standing = assessment::progress_visit_of(visit.db, visit.organisation, challenge.id);
    Html html;
    html << R"(<h2 class="govuk-heading-m">Progress visit</h2><p class="govuk-body">)"_html;
    if (!standing)
        html << "No day is set yet.";
    else
        html
            << (standing->on < visit.clock.today() ? "The peers came back on "_html
                                                   : "The peers come back on "_html)
            << long_date(standing->on) << " (set by " << standing->person_name << " on "
            << long_date(british_date(standing->at)) << ").";
    html << "</p>\n";
    if (!visit.may(Permission::run_challenges)) return html;
    web::TypedDate typed;
    if (standing) typed = web::typed_date(standing->on);
    if (!faults.empty()) typed = web::typed_date(visit.request.form, "on");
    return html << R"(<form method="post" action=")"_html << assessment::path_of(challenge.id)
                << R"(/progress-visit" novalidate>)" << accounts::token_field(visit)
                << web::date_field(
                       "on",
                       "When do the peers come back?",
                       "Leave it empty to take the day back",
                       typed,
                       error_at(faults, "on")
                   )
                << web::button({.text = "Save the day", .classes = "govuk-button--secondary"}) << "</form>\n";
}

Response action_plan_page(Visit& visit, const Challenge& challenge, const Faults& faults) {
    const auto all = action_plan(visit.db, acting_in(visit), challenge.id);
    Html content = assessment::challenge_heading(visit, challenge, plan_path(challenge));
    const auto answered = std::ranges::count_if(all, &PlannedFinding::is_answered);
    if (all.empty())
        content << R"(<p class="govuk-body">The peers have recommended nothing yet.</p>)"_html;
    else
        content << R"(<p class="govuk-body">)"_html
                << fmt::format("{} of {} are answered.", answered, all.size()) << "</p>\n"
                << became_table(all) << measures_form(visit, challenge, all, faults);
    const bool is_of_visit =
        std::ranges::any_of(faults, [](const Fault& fault) { return fault.field == "on"; });
    content << progress_visit_html(visit, challenge, is_of_visit ? faults : Faults{});
    return accounts::visit_page(
        visit,
        {.title = "Action plan of " + challenge.title,
         .breadcrumbs = assessment::breadcrumbs(challenge, "Action plan"),
         .errors = accounts::error_links(faults),
         .notice = assessment::done_notice(visit)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

}  // namespace

Response show_action_plan(Visit& visit) {
    visit.require(Permission::read_plan);
    return action_plan_page(visit, assessment::challenge_in_path(visit), {});
}

Response create_planned_measures(Visit& visit) {
    visit.require(Permission::run_challenges);
    visit.require(Permission::edit_plan);
    const auto challenge = assessment::challenge_in_path(visit);
    std::vector<FindingId> findings;
    for (const auto sent : visit.request.form.all("finding"))
        if (const auto id = sent_id<FindingId>(sent)) findings.push_back(*id);
    const auto objective = sent_id<plan::ObjectiveId>(visit.request.form.get("objective"));
    Faults faults;
    if (findings.empty()) faults.push_back({"finding", "Select at least one recommendation"});
    if (!objective) faults.push_back({"objective", "Choose the objective they stand under"});
    if (!faults.empty()) return action_plan_page(visit, challenge, faults);
    std::expected<std::vector<plan::MeasureId>, std::string> made;
    visit.db.write([&](Transaction& tx) {
        made = make_measures(tx, acting_in(visit), challenge.id, findings, *objective);
    });
    if (!made) return action_plan_page(visit, challenge, {{"finding", made.error()}});
    return web::see_other(plan_path(challenge) + "?done=measures");
}

Response create_progress_visit(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto challenge = assessment::challenge_in_path(visit);
    const auto typed = web::typed_date(visit.request.form, "on");
    const auto on = web::date_of(typed);
    if (!on && !web::is_empty(typed))
        return action_plan_page(
            visit, challenge, {{"on", "Enter the day of the progress visit, like 14 10 2028"}}
        );
    std::expected<void, std::string> kept;
    visit.db.write([&](Transaction& tx) {
        kept = assessment::keep_progress_visit(tx, acting_in(visit), challenge.id, on);
    });
    if (!kept) return action_plan_page(visit, challenge, {{"on", kept.error()}});
    return web::see_other(plan_path(challenge) + "?done=progress-visit");
}

std::set<FindingId> tied_findings_of(Visit& visit, assessment::ChallengeId challenge) {
    return tied_findings(visit.db, visit.organisation, challenge);
}

}  // namespace dueregard::thread
