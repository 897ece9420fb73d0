// Saying what answers a finding: a recommendation, an objective, a measure; and a promise that becomes one.

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/finding_pages.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/response_pages.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "plan/measure_form.hpp"
#include "plan/measure_store.hpp"
#include "plan/objective_store.hpp"
#include "plan/page_pieces.hpp"
#include "thread/remedy_store.hpp"
#include "thread/thread_pages.hpp"
#include "web/button.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/select.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::thread {

using accounts::acting_in;
using accounts::Permission;
using accounts::sent_id;
using accounts::Visit;
using assessment::ChallengeFinding;
using assessment::FindingId;
using assessment::FindingKind;
using assessment::FindingResponse;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

constexpr std::size_t longest_choice = 90;

bool may_tie(const Visit& visit) {
    return visit.may(Permission::run_challenges) && visit.may(Permission::edit_plan);
}

/// What it is, as a link.
Html answered_by(Visit& visit, const Remedy& remedy) {
    if (remedy.recommendation) {
        const auto finding = assessment::find_finding(visit.db, acting_in(visit), *remedy.recommendation);
        return web::link({.text = short_name(finding), .href = assessment::path_of(finding.id)});
    }
    if (remedy.objective) {
        const auto objective = plan::find_objective(visit.db, visit.organisation, *remedy.objective);
        return web::link(
            {.text = "Objective " + name_of(objective),
             .href = "/objectives/" + address(objective.id) + "/thread"}
        );
    }
    const auto measure = plan::find_measure(visit.db, visit.organisation, *remedy.measure);
    return web::link(
        {.text = "Measure " + plan::title_text(measure.ref, measure.action),
         .href = "/measures/" + address(measure.id)}
    );
}

Html remedy_line(Visit& visit, const Remedy& remedy) {
    Html html;
    html << "<li>" << answered_by(visit, remedy);
    if (remedy.response)
        html << " (" << web::link({.text = "from a promise", .href = assessment::path_of(*remedy.response)})
             << ")";
    if (may_tie(visit)) {
        Html text;
        text << R"(No longer<span class="govuk-visually-hidden">: )" << "answer given on "
             << british_time(remedy.at) << "</span>";
        html << R"(<form method="post" action="/remedies/)" << address(remedy.id) << R"(/ending">)"
             << accounts::token_field(visit)
             << web::button({.text = text, .classes = "govuk-button--secondary govuk-!-margin-bottom-0"})
             << "</form>";
    }
    return html << "</li>\n";
}

web::SelectItem item(std::string_view kind, const std::string& text, const std::string& id) {
    return {
        .text = fmt::format("{}: {}", kind, shortened(text, longest_choice)),
        .value = fmt::format("{} {}", lower_ascii(kind), id)
    };
}

/// Recommendations of the same challenge, objectives, measures: one list, as a person looks for one thing.
std::vector<web::SelectItem> choices(Visit& visit, const ChallengeFinding& finding) {
    std::vector<web::SelectItem> items{{.text = "Choose what answers it", .value = ""}};
    for (const auto& other : assessment::findings_of(visit.db, visit.organisation, finding.challenge)) {
        const bool can_answer = other.kind == FindingKind::recommendation && other.id != finding.id
                                && finding.kind != FindingKind::recommendation;
        if (can_answer) items.push_back(item("Recommendation", other.text, address(other.id)));
    }
    for (const auto& objective : plan::objectives(visit.db, visit.organisation))
        items.push_back(item("Objective", name_of(objective), address(objective.id)));
    for (const auto& measure : plan::measures_in_plan(visit.db, visit.organisation)) {
        items.push_back(item("Measure", plan::title_text(measure.ref, measure.action), address(measure.id)));
    }
    return items;
}

Html remedy_form(Visit& visit, const ChallengeFinding& finding) {
    const auto path = assessment::path_of(finding.id);
    return Html{}
           << R"(<form method="post" action=")" << path << R"(/remedies" novalidate>)"
           << accounts::token_field(visit)
           << web::select(
                  {.label = {.text = "What answers it?"}, .name = "remedy", .items = choices(visit, finding)}
              )
           << web::button({.text = "Say that this answers it", .classes = "govuk-button--secondary"})
           << "</form>\n"
           << R"(<p class="govuk-body">)"
           << web::link({.text = "Look for likely answers", .href = path + "/suggestions"}) << "</p>\n";
}

/// "measure 0ABC…" as the select sent it.
Remedy chosen_remedy(FindingId finding, std::string_view sent) {
    Remedy remedy;
    remedy.finding = finding;
    const auto space = sent.find(' ');
    const auto kind = sent.substr(0, space);
    const auto id = space == std::string_view::npos ? std::string_view() : sent.substr(space + 1);
    if (kind == "recommendation") remedy.recommendation = sent_id<FindingId>(id);
    if (kind == "objective") remedy.objective = sent_id<plan::ObjectiveId>(id);
    if (kind == "measure") remedy.measure = sent_id<plan::MeasureId>(id);
    return remedy;
}

std::optional<Remedy> remedy_from(Visit& visit, const FindingResponse& response) {
    if (!response.finding) return std::nullopt;
    for (auto& remedy : remedies_for(visit.db, visit.organisation, *response.finding)) {
        if (remedy.response == response.id) return remedy;
    }
    return std::nullopt;
}

/// Throws Conflict where it is no promise, or became a measure already.
FindingResponse promise_in_path(Visit& visit) {
    auto response = assessment::response_in_path(visit);
    if (response.kind != assessment::ResponseKind::promise || !response.finding)
        throw Conflict("Only a promise to a finding becomes a measure.");
    if (remedy_from(visit, response)) throw Conflict("The promise is a measure already.");
    return response;
}

Response
promise_page(Visit& visit, const FindingResponse& response, const plan::MeasureForm& form, int status = 200) {
    const auto path = assessment::path_of(response.id);
    Html content = web::page_heading({.text = "Make the promise a measure"});
    content << accounts::kept_lines(response.text)
            << plan::measure_form_html(visit, form, std::nullopt, path + "/measure");
    return accounts::visit_page(
        visit,
        {.title = "Make the promise a measure",
         .breadcrumbs =
             {{.text = "Challenges", .href = "/challenges"},
              {.text = "Response", .href = path},
              {.text = "Make the promise a measure"}},
         .errors = accounts::error_links(form.faults)},
        content,
        status
    );
}

}  // namespace

Html remedies_at_finding(Visit& visit, const ChallengeFinding& finding) {
    Html html;
    if (!visit.may(Permission::read_plan)) return html;
    html << R"(<h2 class="govuk-heading-m">What answers it</h2>)" << "\n";
    const auto all = remedies_for(visit.db, visit.organisation, finding.id);
    if (all.empty()) {
        html << R"(<p class="govuk-body">Nothing yet.</p>)" << "\n";
    } else {
        html << R"(<ul class="govuk-list govuk-list--spaced">)";
        for (const auto& remedy : all)
            html << remedy_line(visit, remedy);
        html << "</ul>\n";
    }
    html << R"(<p class="govuk-body">)"
         << web::link({.text = "Walk the golden thread", .href = assessment::path_of(finding.id) + "/thread"})
         << "</p>\n";
    return may_tie(visit) && !finding.is_withdrawn ? html << remedy_form(visit, finding) : html;
}

Html measure_at_response(Visit& visit, const FindingResponse& response) {
    Html html;
    if (!visit.may(Permission::read_plan) || response.kind != assessment::ResponseKind::promise) return html;
    if (const auto remedy = remedy_from(visit, response)) {
        return html << R"(<h2 class="govuk-heading-m">What became of it</h2><p class="govuk-body">)"
                    << answered_by(visit, *remedy) << "</p>\n";
    }
    if (!may_tie(visit) || !response.finding || response.state == assessment::ResponseState::withdrawn)
        return html;
    return html << web::button(
               {.text = "Make it a measure", .href = assessment::path_of(response.id) + "/measure"}
           );
}

Response create_remedy(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto finding = assessment::finding_in_path(visit);
    const auto path = assessment::path_of(finding.id);
    const auto sent = visit.request.form.get("remedy");
    if (sent.empty()) return web::see_other(path);
    const auto remedy = chosen_remedy(finding.id, sent);
    visit.db.write([&](Transaction& tx) { add_remedy(tx, acting_in(visit), remedy); });
    return web::see_other(path + "?done=answered");
}

Response create_remedy_ending(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto id = visit.id<RemedyId>();
    const auto all = remedies(visit.db, visit.organisation);
    const auto remedy = std::ranges::find(all, id, &Remedy::id);
    if (remedy == all.end()) throw NotFound("There is no such remedy that holds.");
    visit.db.write([&](Transaction& tx) { end_remedy(tx, acting_in(visit), id, ""); });
    return web::see_other(assessment::path_of(remedy->finding) + "?done=answer-ended");
}

Response show_promise_form(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto response = promise_in_path(visit);
    plan::Measure measure;
    measure.action = response.text;
    return promise_page(visit, response, plan::form_of(measure));
}

Response create_promised_measure(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto response = promise_in_path(visit);
    const auto form = plan::read_measure_form(visit, {});
    if (!form.faults.empty()) return promise_page(visit, response, form, web::unprocessable);
    plan::MeasureId id;
    visit.db.write([&](Transaction& tx) {
        id = promise_to_measure(tx, acting_in(visit), response.id, form.measure);
    });
    return web::see_other("/measures/" + address(id) + "?done=added");
}

}  // namespace dueregard::thread
