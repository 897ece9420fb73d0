#include "plan/measure_pages.hpp"

#include "accounts/person_store.hpp"
#include "accounts/service_area_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "evidence/evidence_html.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/history_items.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/objective_store.hpp"
#include "plan/page_pieces.hpp"
#include "plan/period_store.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/sub_navigation.hpp"
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

/// Everything that the page tells of one measure.
struct MeasurePage {
    Acting acting;
    Measure measure;
    bool is_withdrawn = false;
    std::string objective;
    std::string owner;
    std::string service_area;
    std::vector<PeriodReturn> returns;  ///< the latest period first
    std::vector<ActOnReturn> acts;      ///< the newest first
    std::vector<GivenEvidence> evidence;
    Date today{};
    std::optional<MeasureAct> last_act;
};

std::string service_area_name(Visit& visit, const Measure& measure) {
    if (!measure.service_area) return "";
    const auto all = accounts::list_service_areas(visit.db, visit.organisation);
    const auto found = std::ranges::find(all, *measure.service_area, &accounts::ServiceArea::id);
    return found == all.end() ? "" : found->name;
}

std::string owner_name(Visit& visit, const Measure& measure) {
    if (!measure.owner) return measure.printed_owner;
    const auto person = accounts::find_person(visit.db, visit.organisation, *measure.owner);
    return person ? person->name : measure.printed_owner;
}

std::string objective_text(Visit& visit, const Measure& measure) {
    return measure.objective ? name_of(find_objective(visit.db, visit.organisation, *measure.objective)) : "";
}

MeasurePage measure_page(Visit& visit) {
    auto& db = visit.db;
    const auto organisation = visit.organisation;
    const auto id = measure_in_path(visit);
    MeasurePage page{.acting = acting_in(visit), .measure = find_measure(db, organisation, id)};
    page.is_withdrawn = is_withdrawn(db, organisation, id);
    page.objective = objective_text(visit, page.measure);
    page.owner = owner_name(visit, page.measure);
    page.service_area = service_area_name(visit, page.measure);
    page.returns = returns_of(db, organisation, id);
    page.acts = return_acts_of(db, organisation, id);
    page.evidence = evidence_of(db, organisation, id);
    page.today = visit.clock.today();
    if (page.is_withdrawn) page.last_act = acts_of(db, organisation, id).front();
    return page;
}

/// The return that the heading speaks of: the latest one in a period that was opened.
const PeriodReturn* standing_return(const MeasurePage& page) {
    return page.returns.empty() ? nullptr : &page.returns.front();
}

/// The latest one whose status counts.
const PeriodReturn* reported_return(const MeasurePage& page) {
    const auto found = std::ranges::find_if(page.returns, [](const PeriodReturn& of_period) {
        const auto& [period, given] = of_period;
        return counted_as(given.state, given.content.status).value_or(Meaning::not_reported)
               != Meaning::not_reported;
    });
    return found == page.returns.end() ? nullptr : &*found;
}

std::string return_path(const MeasureReturn& given) {
    return "/returns/" + address(given.id);
}

bool is_writable(const MeasurePage& page, const PeriodReturn& given) {
    const auto as = reporter_of(page.acting, page.measure);
    if (!as) return false;
    const auto writer = as->may(Permission::edit_plan) ? Writer::lead : Writer::owner;
    return !why_not_writable(given.period.state, given.given.state, writer);
}

bool is_to_agree(const MeasurePage& page, const PeriodReturn& given) {
    return given.given.state == ReturnState::submitted && may_agree_on(page.acting, page.measure);
}

Html heading_actions(const MeasurePage& page) {
    Html actions;
    const auto* const standing = standing_return(page);
    if (standing == nullptr || page.is_withdrawn) return actions;
    if (is_writable(page, *standing)) {
        actions << web::button({.text = "Give the return", .href = return_path(standing->given)});
    } else if (is_to_agree(page, *standing)) {
        actions << web::button(
            {.text = "Agree or send back", .href = return_path(standing->given) + "/agreement"}
        );
    }
    return actions;
}

Html heading(const MeasurePage& page) {
    const auto& measure = page.measure;
    web::PageHeading heading{
        .text = measure.ref.empty() ? shortened(measure.action, 120) : measure.ref,
        .caption = page.objective.empty() ? "Measure" : page.objective,
        .actions = heading_actions(page)
    };
    heading.facts.push_back({.name = "Owner", .value = page.owner.empty() ? "No owner" : page.owner});
    const auto due = due_text(measure);
    heading.facts.push_back({.name = "Due", .value = due.empty() ? "No due date" : due});
    if (const auto* const standing = standing_return(page)) {
        if (const auto* const reported = reported_return(page)) {
            heading.facts.push_back(
                {.name = "Status, " + reported->period.label,
                 .value = status_html(*reported->given.content.status)}
            );
        }
        heading.facts.push_back({.name = standing->period.label, .value = state_html(standing->given.state)});
    }
    return web::page_heading(heading);
}

Html navigation(const Measure& measure, std::string_view here) {
    const auto path = "/measures/" + address(measure.id);
    return web::sub_navigation(
        {.label = "This measure",
         .items =
             {{.text = "Measure", .href = path, .current = here == "measure"},
              {.text = "History", .href = path + "/history", .current = here == "history"}}}
    );
}

Html withdrawal_note(const MeasurePage& page) {
    Html note;
    if (!page.last_act) return note;
    const auto& act = *page.last_act;
    return note << web::inset_text(
               {.text = Html{} << "<p class=\"govuk-body\">Withdrawn by " << act.person_name << ", "
                               << british_time(act.at) << "</p>" << kept_lines(act.why)}
           );
}

web::SummaryRow
summary_row(const MeasurePage& page, std::string_view name, std::string_view field, const std::string& text) {
    web::SummaryRow row{.key = {.text = name}, .value = {.text = text.empty() ? "Not given" : text}};
    if (page.acting.may(Permission::edit_plan) && !page.is_withdrawn) {
        row.actions.items.push_back(
            {.text = "Change",
             .href = fmt::format("/measures/{}/change#{}", address(page.measure.id), field),
             .visually_hidden_text = lower_ascii(name)}
        );
    }
    return row;
}

Html summary(const MeasurePage& page) {
    const auto& measure = page.measure;
    web::SummaryList list;
    list.rows = {
        summary_row(page, "Measure", "action", measure.action),
        summary_row(page, "Objective", "objective", page.objective),
        summary_row(page, "Owner", "owner", page.owner),
        summary_row(page, "Service area", "service_area", page.service_area),
        summary_row(page, "Baseline", "baseline", measure.baseline.words),
        summary_row(page, "Target", "target", measure.target.words),
        summary_row(page, "Due", "due", due_text(measure))
    };
    if (measure.owner && !measure.printed_owner.empty() && measure.printed_owner != page.owner) {
        list.rows.insert(
            list.rows.begin() + 3,
            summary_row(page, "Owner as printed", "printed_owner", measure.printed_owner)
        );
    }
    return web::summary_list(list);
}

/// "By 40% of the way from the baseline to the target": how far a number has come.
std::string progress_text(const Measure& measure, const Quantity& progress) {
    const auto share = share_reached(measure.baseline, measure.target, progress);
    if (!share) return progress.words;
    return fmt::format("{} ({:.0f}% of the way to {})", progress.words, *share * 100, measure.target.words);
}

const ReturnAct* latest_act(const MeasurePage& page, ReturnId id) {
    const auto found = std::ranges::find(page.acts, id, &ActOnReturn::given);
    return found == page.acts.end() ? nullptr : &found->act;
}

Html return_text(const MeasurePage& page, const PeriodReturn& of_period) {
    const auto& [period, given] = of_period;
    const auto& content = given.content;
    Html text;
    if (!trimmed(content.commentary).empty()) text << kept_lines(content.commentary);
    if (content.carried_from) {
        text << R"(<p class="govuk-hint">Carried forward word for word from the period before.</p>)"_html;
    }
    if (!content.progress.words.empty()) {
        text << R"(<p class="govuk-body">Progress: )"_html << progress_text(page.measure, content.progress)
             << "</p>";
    }
    const auto* const act = latest_act(page, given.id);
    if (act != nullptr && !act->why.empty()) {
        text << R"(<p class="govuk-body">)"_html << title_of(act->kind) << ": " << act->why << "</p>";
    }
    const auto* const words = is_writable(page, of_period)   ? "Give the return"
                              : is_to_agree(page, of_period) ? "Agree or send back"
                                                             : "See the return";
    const auto path = is_to_agree(page, of_period) ? return_path(given) + "/agreement" : return_path(given);
    return text << R"(<p class="govuk-body">)"_html
                << web::link({.text = words, .href = path, .visually_hidden_text = "for " + period.label})
                << "</p>";
}

web::TimelineItem return_item(const MeasurePage& page, const PeriodReturn& of_period) {
    const auto& [period, given] = of_period;
    Html title;
    title << period.label << ": ";
    if (given.content.status) title << status_html(*given.content.status) << " ";
    const bool is_settled = given.state == ReturnState::agreed || given.state == ReturnState::frozen;
    if (!is_settled || !given.content.status) title << state_html(given.state);
    web::TimelineItem item{.title = title, .text = return_text(page, of_period)};
    if (const auto* const act = latest_act(page, given.id)) {
        item.by = who_acted(*act);
        item.machine_time = iso_time(act->at);
        item.time = fmt::format("{}, {}", title_of(act->kind), british_time(act->at));
    }
    return item;
}

Html returns_html(const MeasurePage& page) {
    Html html;
    html << R"(<h2 class="govuk-heading-m" id="returns">Returns</h2>)"_html;
    if (page.returns.empty()) {
        return html << R"(<p class="govuk-body">No period has asked for a return yet.</p>)"_html;
    }
    web::Timeline timeline{.heading_level = 3};
    for (const auto& given : page.returns)
        timeline.items.push_back(return_item(page, given));
    return html << web::timeline(timeline);
}

/// Evidence of an agreed or frozen return stays with it.
bool is_to_take_back(const MeasurePage& page, const GivenEvidence& given) {
    if (taken_back(given) || !may_report_on(page.acting, page.measure)) return false;
    return std::ranges::none_of(page.returns, [&](const PeriodReturn& of_period) {
        const auto state = of_period.given.state;
        const bool is_settled = state == ReturnState::agreed || state == ReturnState::frozen;
        return is_settled && given.given == of_period.given.id;
    });
}

Html evidence_item(const MeasurePage& page, const GivenEvidence& given) {
    const auto& [use, evidence] = given.used;
    Html html;
    html << "<li>" << evidence::evidence_link(page.acting, evidence) << " "
         << evidence::state_html(evidence, page.today);
    if (!evidence.file_name.empty() && may_open(page.acting, evidence))
        html << " (" << evidence.file_name << ", " << evidence::size_text(evidence.size) << ")";
    html << R"(<br><span class="govuk-hint">Given by )"_html << use.person_name << ", "
         << long_date(british_date(use.at));
    if (const auto ended = taken_back(given))
        html << ". Taken back by " << ended->person_name << ": " << ended->why;
    html << "</span>";
    if (is_to_take_back(page, given)) {
        html << "<br>"
             << web::link(
                    {.text = "Take back",
                     .href = fmt::format(
                         "/measures/{}/evidence/{}/withdrawal", address(page.measure.id), address(use.id)
                     ),
                     .visually_hidden_text = line_of(evidence, Restricted::unnamed).title}
                );
    }
    return html << "</li>\n";
}

Html evidence_html(const MeasurePage& page) {
    Html html;
    html << R"(<h2 class="govuk-heading-m" id="evidence">Evidence</h2>)"_html;
    if (page.evidence.empty()) {
        html << R"(<p class="govuk-body">No evidence has been given.</p>)"_html;
    } else {
        html << R"(<ul class="govuk-list govuk-list--spaced">)"_html;
        for (const auto& evidence : page.evidence)
            html << evidence_item(page, evidence);
        html << "</ul>\n";
    }
    if (!may_report_on(page.acting, page.measure) || page.is_withdrawn) return html;
    return html << R"(<p class="govuk-body">)"_html
                << web::link(
                       {.text = "Add evidence",
                        .href = fmt::format("/measures/{}/evidence/add", address(page.measure.id))}
                   )
                << "</p>\n";
}

Html withdrawal_link(const MeasurePage& page) {
    Html html;
    if (!page.acting.may(Permission::edit_plan)) return html;
    const auto path = "/measures/" + address(page.measure.id);
    const auto link =
        page.is_withdrawn
            ? web::link({.text = "Put this measure back in the plan", .href = path + "/restoration"})
            : web::link({.text = "Withdraw this measure", .href = path + "/withdrawal"});
    return html << R"(<p class="govuk-body">)"_html << link << "</p>\n";
}

web::PageOptions options_for(const Measure& measure, std::string_view title) {
    return {
        .title = std::string(title),
        .breadcrumbs = {{.text = "Measures", .href = "/measures"}, {.text = short_name(measure)}}
    };
}

}  // namespace

MeasureId measure_in_path(const Visit& visit) {
    return visit.id<MeasureId>();
}

Html nothing_beside(Visit& /*visit*/, MeasureId /*measure*/) {
    return {};
}

web::Response show_measure(Visit& visit, const Html& first, const Html& last) {
    visit.require(Permission::read_plan);
    const auto page = measure_page(visit);
    Html content;
    content << heading(page) << navigation(page.measure, "measure") << withdrawal_note(page) << first
            << summary(page) << returns_html(page) << evidence_html(page) << last << withdrawal_link(page);
    auto options = options_for(page.measure, title_text(page.measure.ref, page.measure.action));
    options.notice = done_notice(visit);
    return accounts::visit_page(visit, std::move(options), content);
}

web::Response show_measure_history(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto id = measure_in_path(visit);
    const auto measure = find_measure(visit.db, visit.organisation, id);
    Html content;
    content << web::page_heading({.text = "History", .caption = short_name(measure)})
            << navigation(measure, "history");
    content << web::timeline({.items = measure_history(visit.db, visit.organisation, id), .heading_level = 2}
    );
    auto options = options_for(measure, "History of " + short_name(measure));
    return accounts::visit_page(visit, std::move(options), content);
}

}  // namespace dueregard::plan
