#include "thread/thread_pages.hpp"

#include "accounts/acting.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/finding_pages.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/paper_store.hpp"
#include "base/text.hpp"
#include "evidence/evidence_html.hpp"
#include "plan/measure_pages.hpp"
#include "plan/measure_store.hpp"
#include "plan/objective_store.hpp"
#include "plan/page_pieces.hpp"
#include "thread/golden_thread.hpp"
#include "thread/remedy_store.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::thread {

using accounts::Acting;
using accounts::acting_in;
using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::Response;

namespace {

constexpr std::size_t most_returns = 8;
constexpr std::size_t title_length = 120;

std::string path_of(plan::MeasureId id) {
    return "/measures/" + address(id);
}

std::string year_of(const assessment::Challenge& challenge) {
    return challenge.from ? std::to_string(static_cast<int>(challenge.from->year())) : "";
}

Html nothing(std::string_view sentence) {
    return Html{} << R"(<p class="govuk-body">)" << sentence << "</p>\n";
}

// --- the thread, part by part ---

Html finding_html(const ThreadFinding& one) {
    const auto& [challenge, finding] = one;
    Html html;
    html << R"(<li><span class="govuk-hint">)" << challenge.title << ", " << year_of(challenge);
    if (!finding.area.empty()) html << ": " << area_name(finding);
    return html << "</span> "
                << web::link({.text = short_name(finding), .href = assessment::path_of(finding.id)})
                << R"( <span class="app-keep-lines">)" << shortened(finding.text, 400) << "</span></li>\n";
}

Html findings_html(
    const GoldenThread& thread, bool (*is_wanted)(const ThreadFinding&), std::string_view title
) {
    Html items;
    for (const auto& one : thread.findings) {
        if (is_wanted(one)) items << finding_html(one);
    }
    Html html;
    html << R"(<h2 class="govuk-heading-m">)" << title << "</h2>\n";
    if (items.empty()) return html << nothing("None.");
    return html << R"(<ul class="govuk-list govuk-list--spaced">)" << items << "</ul>\n";
}

bool is_recommendation(const ThreadFinding& one) {
    return one.finding.kind == assessment::FindingKind::recommendation;
}

bool is_no_recommendation(const ThreadFinding& one) {
    return !is_recommendation(one);
}

Html objectives_html(const GoldenThread& thread) {
    Html html;
    html << R"(<h2 class="govuk-heading-m">Objectives</h2>)";
    if (thread.objectives.empty()) return html << nothing("None.");
    html << R"(<ul class="govuk-list govuk-list--spaced">)";
    for (const auto& objective : thread.objectives) {
        html << "<li>"
             << web::link(
                    {.text = name_of(objective), .href = "/objectives/" + address(objective.id) + "/thread"}
                )
             << "</li>\n";
    }
    return html << "</ul>\n";
}

Html return_html(const plan::PeriodReturn& of_period) {
    const auto& [period, given] = of_period;
    Html html;
    html << "<li>" << web::link({.text = period.label, .href = "/returns/" + address(given.id)}) << ": ";
    const auto counted = plan::counted_as(given.state, given.content.status);
    if (counted && given.content.status) {
        html << plan::status_html(*given.content.status);
    } else {
        html << plan::title_of(given.state);
    }
    if (counted && !given.content.commentary.empty())
        html << R"( <span class="app-keep-lines">)" << shortened(given.content.commentary, 200) << "</span>";
    return html << "</li>\n";
}

Html measure_html(const Acting& acting, const ThreadMeasure& one) {
    Html html;
    html << "<li>"
         << web::link(
                {.text = plan::title_text(one.measure.ref, one.measure.action),
                 .href = path_of(one.measure.id)}
            )
         << R"(<ul class="govuk-list govuk-list--bullet">)";
    if (one.returns.empty()) html << "<li>No return has been asked for yet.</li>\n";
    for (std::size_t i = 0; i < std::min(one.returns.size(), most_returns); ++i)
        html << return_html(one.returns[i]);
    if (one.returns.size() > most_returns)
        html << "<li>" << fmt::format("And {} earlier returns.", one.returns.size() - most_returns)
             << "</li>\n";
    for (const auto& [used, given] : one.evidence) {
        if (bears_out(used))
            html << "<li>Evidence: " << evidence::evidence_link(acting, used.evidence) << "</li>\n";
    }
    return html << "</ul></li>\n";
}

Html measures_html(const Acting& acting, const GoldenThread& thread) {
    Html html;
    html << R"(<h2 class="govuk-heading-m">Measures, their returns and evidence</h2>)";
    if (thread.measures.empty()) return html << nothing("None.");
    html << R"(<ul class="govuk-list govuk-list--spaced">)" << "\n";
    for (const auto& measure : thread.measures)
        html << measure_html(acting, measure);
    return html << "</ul>\n";
}

Response thread_page(Visit& visit, const Start& start, std::string_view title, const std::string& back) {
    visit.require(Permission::read_plan);
    const auto thread = thread_from(visit.db, acting_in(visit), start);
    Html content = web::page_heading({.text = "Golden thread", .caption = title});
    content << R"(<p class="govuk-body">)" << web::link({.text = "Back to where it begins", .href = back})
            << "</p>\n"
            << findings_html(thread, is_no_recommendation, "What was found")
            << findings_html(thread, is_recommendation, "Recommendations") << objectives_html(thread)
            << measures_html(acting_in(visit), thread);
    return accounts::visit_page(
        visit,
        {.title = fmt::format("Golden thread of {}", title),
         .breadcrumbs = {{.text = "Golden thread", .href = "/golden-thread"}, {.text = title}}},
        content
    );
}

// --- what nothing answers ---

/// Of every challenge that the visitor may see, without what the slides alone said.
std::vector<ThreadFinding> findings_seen(Visit& visit) {
    std::vector<ThreadFinding> all;
    for (const auto& challenge : assessment::challenges_for(visit.db, acting_in(visit))) {
        const auto findings = assessment::without_slides(
            assessment::findings_of(visit.db, visit.organisation, challenge.id),
            assessment::papers_of(visit.db, visit.organisation, challenge.id)
        );
        for (const auto& finding : findings)
            all.push_back({.challenge = challenge, .finding = finding});
    }
    return all;
}

Html unanswered_html(const std::vector<ThreadFinding>& seen, const std::vector<Remedy>& all) {
    std::vector<assessment::ChallengeFinding> findings;
    for (const auto& one : seen)
        findings.push_back(one.finding);
    const auto left = unanswered(findings, all);
    Html html;
    html << R"(<h2 class="govuk-heading-m">Findings that nothing answers: )" << left.size() << "</h2>\n";
    if (left.empty()) return html << nothing("Everything that was found to look at is answered.");
    html << R"(<ul class="govuk-list govuk-list--spaced">)";
    for (const auto& finding : left) {
        const auto one = std::ranges::find_if(seen, [&](const ThreadFinding& other) {
            return other.finding.id == finding.id;
        });
        html << finding_html(*one);
    }
    return html << "</ul>\n";
}

Html idle_measures_html(Visit& visit, const std::vector<Remedy>& all) {
    const auto left = answering_nothing(plan::measures_in_plan(visit.db, visit.organisation), all);
    Html html;
    html << R"(<h2 class="govuk-heading-m">Measures that answer nothing: )" << left.size() << "</h2>\n";
    if (left.empty()) return html << nothing("Every measure answers something that was found.");
    html << R"(<ul class="govuk-list">)";
    for (const auto& measure : left) {
        html << "<li>"
             << web::link({.text = plan::title_text(measure.ref, measure.action), .href = path_of(measure.id)}
                )
             << "</li>\n";
    }
    return html << "</ul>\n";
}

}  // namespace

Response show_golden_thread(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto all = remedies(visit.db, visit.organisation);
    Html content = web::page_heading({.text = "Golden thread"});
    content
        << R"(<p class="govuk-body">From what peers found, over recommendations, objectives and measures, to the )"
           R"(returns and their evidence. Open a finding, an objective or a measure to walk it.</p>)"
        << "\n";
    const auto seen = findings_seen(visit);
    if (seen.empty())
        content << nothing("There is no finding yet. Those of a peers’ report come in with its challenge.");
    else
        content << unanswered_html(seen, all) << idle_measures_html(visit, all);
    return accounts::visit_page(visit, {.title = "Golden thread"}, content);
}

Response show_finding_thread(Visit& visit) {
    const auto finding = assessment::finding_in_path(visit);
    return thread_page(visit, finding.id, short_name(finding), assessment::path_of(finding.id));
}

Response show_objective_thread(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto objective = plan::find_objective(visit.db, visit.organisation, visit.id<plan::ObjectiveId>());
    return thread_page(visit, objective.id, shortened(name_of(objective), title_length), "/objectives");
}

Response show_measure_thread(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto measure = plan::find_measure(visit.db, visit.organisation, plan::measure_in_path(visit));
    return thread_page(visit, measure.id, plan::title_text(measure.ref, measure.action), path_of(measure.id));
}

Html thread_at_measure(Visit& visit, plan::MeasureId measure) {
    const auto findings = findings_answered(visit.db, acting_in(visit), measure);
    Html html;
    if (findings.empty() && assessment::challenges_for(visit.db, acting_in(visit)).empty()) return html;
    html << R"(<h2 class="govuk-heading-m">What it answers</h2>)" << "\n";
    if (findings.empty()) {
        html << nothing("Nothing that was found by peers, as far as anybody has said.");
    } else {
        html << R"(<ul class="govuk-list govuk-list--spaced">)";
        for (const auto& one : findings)
            html << finding_html(one);
        html << "</ul>\n";
    }
    return html << R"(<p class="govuk-body">)"
                << web::link({.text = "Walk the golden thread", .href = path_of(measure) + "/thread"})
                << "</p>\n";
}

}  // namespace dueregard::thread
