#include "plan/return_view.hpp"

#include "accounts/person_store.hpp"
#include "evidence/evidence_html.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/page_pieces.hpp"
#include "plan/period_store.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/summary_list.hpp"
#include "web/timeline.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::plan {

using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::operator""_html;

namespace {

std::string progress_text(const ReturnView& view, const Quantity& progress) {
    const auto share = share_reached(view.measure.baseline, view.measure.target, progress);
    if (!share) return progress.words;
    return fmt::format(
        "{} ({:.0f}% of the way to {})", progress.words, *share * 100, view.measure.target.words
    );
}

std::string name_reported_for(storage::Db& db, const ReturnView& view) {
    const auto as = reporter_of(view.acting, view.measure);
    if (!as || !as->actor.for_person) return "";
    const auto person = accounts::find_person(db, as->actor.organisation, *as->actor.for_person);
    return person ? person->name : "";
}

web::SummaryRow row(std::string_view name, web::Content value) {
    return {.key = {.text = name}, .value = {.text = std::move(value)}};
}

}  // namespace

ReturnView return_view(Visit& visit) {
    auto& db = visit.db;
    const auto organisation = visit.organisation;
    ReturnView view{.acting = acting_in(visit), .given = find_return(db, organisation, visit.id<ReturnId>())};
    view.measure = find_measure(db, organisation, view.given.measure);
    view.period = find_period(db, organisation, view.given.period);
    view.last = last_return_before(db, organisation, view.measure.id, view.period);
    view.acts = acts_of(db, organisation, view.given.id);
    view.evidence =
        evidence::evidence_used_by(db, organisation, {.noun = return_noun, .id = view.given.id.value});
    std::erase_if(view.evidence, [](const evidence::UsedEvidence& used) { return !bears_out(used); });
    view.today = visit.clock.today();
    view.for_name = name_reported_for(db, view);
    return view;
}

bool is_reporter(const ReturnView& view) {
    return may_report_on(view.acting, view.measure);
}

std::optional<std::string> why_closed_to(const ReturnView& view) {
    const auto as = reporter_of(view.acting, view.measure);
    const auto writer = as && as->may(Permission::edit_plan) ? Writer::lead : Writer::owner;
    return why_not_writable(view.period.state, view.given.state, writer);
}

bool was_given(const ReturnView& view) {
    using enum ReturnState;
    return view.given.state == submitted || view.given.state == agreed || view.given.state == frozen;
}

bool is_waiting_for(const ReturnView& view) {
    return view.given.state == ReturnState::submitted && may_agree_on(view.acting, view.measure);
}

std::string path_of(const ReturnView& view) {
    return "/returns/" + address(view.given.id);
}

std::string measure_path_of(const ReturnView& view) {
    return "/measures/" + address(view.measure.id);
}

Html return_heading(const ReturnView& view) {
    const auto& measure = view.measure;
    web::PageHeading heading{
        .text = measure.ref.empty() ? "Return" : "Return for " + measure.ref, .caption = view.period.label
    };
    if (!measure.target.words.empty())
        heading.facts.push_back({.name = "Target", .value = measure.target.words});
    const auto due = due_text(measure);
    if (!due.empty()) heading.facts.push_back({.name = "Measure due", .value = due});
    heading.facts.push_back({.name = "Return due", .value = long_date(view.period.returns_due)});
    heading.facts.push_back({.name = "This return", .value = state_html(view.given.state)});
    Html html = web::page_heading(heading);
    return html << R"(<p class="govuk-body-l app-keep-lines">)"_html << measure.action << "</p>\n";
}

Html for_whom_html(const ReturnView& view) {
    Html html;
    if (view.for_name.empty()) return html;
    return html << web::inset_text(
               {.text =
                    fmt::format("You enter this for {}. The return and its history say so.", view.for_name)}
           );
}

Html content_html(const ReturnView& view) {
    const auto& content = view.given.content;
    web::SummaryList list;
    list.rows.push_back(
        row("Status", content.status ? web::Content(status_html(*content.status)) : web::Content("Not given"))
    );
    Html commentary;
    if (content.commentary.empty()) {
        commentary << "Not given";
    } else {
        commentary << kept_lines(content.commentary);
    }
    if (content.carried_from) {
        commentary
            << R"(<p class="govuk-hint">Carried forward word for word from the period before.</p>)"_html;
    }
    list.rows.push_back(row("Commentary", commentary));
    const auto progress = progress_text(view, content.progress);
    list.rows.push_back(row("Progress", progress.empty() ? web::Content("Not given") : web::Content(progress))
    );
    list.rows.push_back(row("Evidence", evidence_html(view)));
    return web::summary_list(list);
}

Html last_return_html(const ReturnView& view) {
    Html html;
    if (!view.last) {
        return html << R"(<h2 class="govuk-heading-m">Last return</h2>
<p class="govuk-body">No return was submitted for this measure before.</p>
)"_html;
    }
    const auto& [period, given] = *view.last;
    html << R"(<h2 class="govuk-heading-m">Last return: )"_html << period.label << "</h2>\n";
    if (given.content.status)
        html << R"(<p class="govuk-body">)"_html << status_html(*given.content.status) << "</p>\n";
    html << kept_lines(given.content.commentary);
    if (!given.content.progress.words.empty()) {
        html << R"(<p class="govuk-body">Progress: )"_html << given.content.progress.words << "</p>\n";
    }
    return html;
}

Html sent_back_html(const ReturnView& view) {
    Html html;
    if (view.given.state != ReturnState::sent_back) return html;
    const auto act = std::ranges::find(view.acts, ReturnActKind::sent_back, &ReturnAct::kind);
    if (act == view.acts.end()) return html;
    Html text;
    text << R"(<p class="govuk-body govuk-!-font-weight-bold">Sent back by )"_html << act->person_name << ", "
         << british_time(act->at) << "</p>\n"
         << kept_lines(act->why);
    return html << web::inset_text({.text = text});
}

Html evidence_html(const ReturnView& view) {
    return evidence::evidence_list_html(view.acting, view.evidence, view.today, "Not given");
}

Html acts_html(const std::vector<ReturnAct>& acts) {
    Html html;
    if (acts.empty()) return html;
    web::Timeline timeline{.heading_level = 3};
    for (const auto& act : acts) {
        timeline.items.push_back(
            {.title = title_of(act.kind),
             .by = who_acted(act),
             .machine_time = iso_time(act.at),
             .time = british_time(act.at),
             .text = act.why}
        );
    }
    return html << R"(<h2 class="govuk-heading-m">What happened to this return</h2>)"_html
                << web::timeline(timeline);
}

}  // namespace dueregard::plan
