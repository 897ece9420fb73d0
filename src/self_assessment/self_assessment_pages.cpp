#include "self_assessment/self_assessment_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/history_html.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "self_assessment/answer_store.hpp"
#include "self_assessment/page_pieces.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "self_assessment/standing_html.hpp"
#include "web/button.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"
#include "web/textarea.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::self_assessment {

using accounts::acting_in;
using accounts::error_at;
using accounts::Permission;
using accounts::typed;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

std::optional<web::NotificationBanner> done_notice(const Visit& visit) {
    const auto done = visit.request.query.get("done");
    const auto success = [](std::string_view text) {
        return web::NotificationBanner{.text = text, .kind = web::BannerKind::success};
    };
    if (done == "begun") return success("The self-assessment has begun. Say who answers what");
    if (done == "delegated") return success("It is noted who answers what");
    if (done == "carried")
        return success("Answers have been carried over as drafts. Read each before it is submitted");
    if (done == "closed") return success("The self-assessment is closed, and stays as it is");
    if (done == "reopened") return success("The self-assessment is open again");
    return std::nullopt;
}

std::string_view title_of(State state) {
    return state == State::open ? "Open" : "Closed";
}

Html act_form(const Visit& visit, const SelfAssessment& assessment, const Faults& faults) {
    const bool is_open = assessment.state == State::open;
    Html html;
    if (!visit.may(Permission::edit_frameworks)) return html;
    html << R"(<h2 class="govuk-heading-m">)"_html << (is_open ? "Close it"_html : "Open it again"_html)
         << R"(</h2><form method="post" action=")"_html << path_of(assessment.id) << R"(/acts" novalidate>)"
         << accounts::token_field(visit) << accounts::hidden_field("kind", is_open ? "closed" : "reopened");
    if (!is_open)
        html << web::textarea(
            {.label = {.text = "Why is it reopened?"},
             .name = "why",
             .value = typed(visit, "why"),
             .error = error_at(faults, "why"),
             .rows = 2}
        );
    return html << web::button(
               {.text = is_open ? "Close this self-assessment" : "Reopen this self-assessment",
                .prevent_double_click = true,
                .classes = "govuk-button--secondary"}
           ) << "</form>\n";
}

Html links_html(Visit& visit, const SelfAssessment& assessment) {
    Html items;
    items << "<li>"
          << web::link({.text = "The submission document", .href = path_of(assessment.id) + "/submission"})
          << "</li>";
    bool has_earlier = false;
    for (const auto& row : self_assessments(visit.db, visit.organisation)) {
        if (row.id == assessment.id || row.begun.milliseconds > assessment.begun.milliseconds) continue;
        items << "<li>"
              << web::link(
                     {.text = "Compare with " + row.title,
                      .href = fmt::format("{}/comparison?with={}", path_of(assessment.id), address(row.id))}
                 )
              << "</li>";
        has_earlier = true;
    }
    if (has_earlier && assessment.state == State::open && visit.may(Permission::edit_frameworks))
        items << "<li>"
              << web::link(
                     {.text = "Carry over from an earlier self-assessment",
                      .href = path_of(assessment.id) + "/carrying-over"}
                 )
              << "</li>";
    return Html{} << R"(<ul class="govuk-list">)"_html << items << "</ul>\n";
}

Response whole_page(Visit& visit, const SelfAssessment& assessment, const Faults& faults) {
    const auto agreed = std::ranges::count(assessment.answers, AnswerState::agreed, &Answer::state);
    web::PageHeading heading{
        .text = assessment.title,
        .caption = framework::name_of(assessment.edition.edition),
        .facts =
            {{.name = "State", .value = title_of(assessment.state)},
             {.name = "Begun", .value = long_date(british_date(assessment.begun))},
             {.name = "Criteria agreed", .value = fmt::format("{} of {}", agreed, assessment.answers.size())}}
    };
    if (visit.may(Permission::edit_frameworks) && assessment.state == State::open)
        heading.actions << web::button(
            {.text = "Say who answers", .href = path_of(assessment.id) + "/delegation"}
        );
    Html content;
    content << web::page_heading(heading) << level_html(assessment) << links_html(visit, assessment)
            << areas_chart(assessment) << answers_html(assessment)
            << readiness_html(assessment, visit.clock.today()) << act_form(visit, assessment, faults)
            << accounts::history_fold(visit, "self_assessment", assessment.id.value);
    return accounts::visit_page(
        visit,
        {.title = assessment.title,
         .breadcrumbs = crumbs(assessment.title),
         .errors = accounts::error_links(faults),
         .notice = done_notice(visit)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

}  // namespace

Response show_self_assessments(Visit& visit) {
    visit.require(Permission::read_plan);
    web::PageHeading heading{.text = "Self-assessments"};
    if (visit.may(Permission::edit_frameworks))
        heading.actions << web::button({.text = "Begin a self-assessment", .href = "/self-assessments/begin"}
        );
    Html content = web::page_heading(heading);
    const auto waiting = answers_waiting_for(visit.db, acting_in(visit));
    if (!waiting.empty()) {
        content
            << R"(<h2 class="govuk-heading-m">Yours to answer</h2><ul class="govuk-list govuk-list--spaced">)"_html;
        for (const auto& answer : waiting)
            content << "<li>"
                    << web::link(
                           {.text = fmt::format("{} {}", answer.ref, answer.criterion),
                            .href = path_of(answer.assessment, answer.answer)}
                       )
                    << " " << state_html(answer.state) << R"(<br><span class="govuk-hint">)"_html
                    << answer.title
                    << (answer.for_name.empty() ? "" : fmt::format(" (you stand in for {})", answer.for_name))
                    << "</span></li>\n";
        content << "</ul>\n";
    }
    web::Table table{
        .caption = "All of them, the latest first",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "self-assessments",
        .head =
            {{.text = "Title"},
             {.text = "Edition"},
             {.text = "Begun"},
             {.text = "Agreed", .format = "numeric"},
             {.text = "State"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& row : self_assessments(visit.db, visit.organisation)) {
        table.rows.push_back(
            {{.text = web::link({.text = row.title, .href = path_of(row.id)})},
             {.text = row.edition_name},
             {.text = long_date(british_date(row.begun))},
             {.text = fmt::format("{} of {}", row.agreed, row.answers), .format = "numeric"},
             {.text = title_of(row.state)}}
        );
    }
    if (table.rows.empty())
        content
            << R"(<p class="govuk-body">There is no self-assessment yet. One says how far the council is, criterion by criterion, )"_html
            << R"(and what the next level takes.</p>)"_html;
    else
        content << web::scroll_region({.labelled_by = "self-assessments", .content = web::table(table)});
    content << R"(<p class="govuk-body">)"_html
            << web::link({.text = "The frameworks to assess against", .href = "/frameworks"}) << "</p>\n";
    return accounts::visit_page(visit, {.title = "Self-assessments"}, content);
}

Response show_self_assessment(Visit& visit) {
    visit.require(Permission::read_plan);
    return whole_page(visit, assessment_in(visit), {});
}

Response create_self_assessment_act(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto assessment = assessment_in(visit);
    const auto kind = typed(visit, "kind");
    if (kind != "closed" && kind != "reopened")
        throw BadRequest("A self-assessment is closed or reopened, nothing else.");
    std::expected<void, std::string> done;
    visit.db.write([&](Transaction& tx) {
        done = kind == "closed" ? close(tx, acting_in(visit), assessment.id)
                                : reopen(tx, acting_in(visit), assessment.id, typed(visit, "why"));
    });
    if (!done) return whole_page(visit, assessment, {{"why", done.error()}});
    return web::see_other(fmt::format("{}?done={}", path_of(assessment.id), kind));
}

}  // namespace dueregard::self_assessment
