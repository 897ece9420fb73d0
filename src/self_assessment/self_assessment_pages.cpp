#include "self_assessment/self_assessment_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/person_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "framework/built_in.hpp"
#include "self_assessment/comparison.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "self_assessment/standing_html.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/checkboxes.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/select.hpp"
#include "web/table.hpp"
#include "web/textarea.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

namespace dueregard::self_assessment {

using accounts::acting_in;
using accounts::error_at;
using accounts::Permission;
using accounts::sent_id;
using accounts::typed;
using accounts::Visit;
using framework::EditionId;
using framework::KeptEdition;
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
    if (done == "closed") return success("The self-assessment is closed, and stays as it is");
    if (done == "reopened") return success("The self-assessment is open again");
    return std::nullopt;
}

std::vector<web::Breadcrumb> crumbs(const std::string& last) {
    return {{.text = "Self-assessments", .href = "/self-assessments"}, {.text = last}};
}

std::vector<web::Breadcrumb> crumbs(const SelfAssessment& assessment, const std::string& last) {
    return {
        {.text = "Self-assessments", .href = "/self-assessments"},
        {.text = assessment.title, .href = path_of(assessment.id)},
        {.text = last}
    };
}

SelfAssessment assessment_in(Visit& visit) {
    return find_self_assessment(visit.db, visit.organisation, visit.id<SelfAssessmentId>());
}

std::string_view title_of(State state) {
    return state == State::open ? "Open" : "Closed";
}

// --- beginning one ---

std::vector<framework::EditionRow> published_editions(Visit& visit) {
    auto all = framework::editions(visit.db, visit.organisation);
    std::erase_if(all, [](const framework::EditionRow& row) {
        return row.state != framework::EditionState::published;
    });
    return all;
}

/// Areas and themes, by the ref that the form sends.
std::vector<web::Choice> scope_choices(const framework::Edition& edition) {
    std::vector<web::Choice> choices;
    for (const auto& entry : edition.entries) {
        if (entry.kind == framework::EntryKind::criterion) continue;
        const bool is_area = entry.kind == framework::EntryKind::area;
        choices.push_back(
            {.text = fmt::format("{} {}", entry.ref, entry.title),
             .value = entry.ref,
             .hint = is_area ? web::Hint{.text = "The whole area"} : web::Hint{}}
        );
    }
    return choices;
}

std::vector<std::size_t> sent_scope(const Visit& visit, const framework::Edition& edition) {
    std::vector<std::size_t> entries;
    for (const auto ref : visit.request.form.all("scope"))
        if (const auto place = framework::find_entry(edition, ref)) entries.push_back(*place);
    if (typed(visit, "whole") == "yes") {
        for (std::size_t place = 0; place < edition.entries.size(); ++place)
            if (edition.entries[place].kind == framework::EntryKind::area) entries.push_back(place);
    }
    return criteria_under(edition, entries);
}

std::vector<web::SelectItem> level_items(const framework::Edition& edition) {
    std::vector<web::SelectItem> items{{.text = "None in particular", .value = ""}};
    for (const auto& level : edition.levels)
        items.push_back({.text = level.title, .value = level.ref});
    return items;
}

Response edition_choice_page(Visit& visit) {
    const auto all = published_editions(visit);
    Html content = web::page_heading({.text = "Begin a self-assessment"});
    if (all.empty()) {
        content << R"(<p class="govuk-body">No edition of a framework is published yet. )"_html
                << web::link({.text = "Choose a framework", .href = "/frameworks"}) << " first.</p>\n";
    } else {
        content << R"(<h2 class="govuk-heading-m">Against which edition?</h2><ul class="govuk-list">)"_html;
        for (const auto& row : all)
            content << "<li>"
                    << web::link(
                           {.text = row.title, .href = "/self-assessments/begin?edition=" + address(row.id)}
                       )
                    << "</li>";
        content << "</ul>\n";
    }
    return accounts::visit_page(
        visit, {.title = "Begin a self-assessment", .breadcrumbs = crumbs("Begin one")}, content
    );
}

Response new_page(Visit& visit, const KeptEdition& kept, const Faults& faults) {
    const auto& edition = kept.edition;
    std::vector<std::string> scope;
    for (const auto ref : visit.request.form.all("scope"))
        scope.emplace_back(ref);
    Html content;
    content << web::page_heading({.text = "Begin a self-assessment", .caption = edition.title})
            << R"(<form method="post" action="/self-assessments" novalidate>)" << accounts::token_field(visit)
            << accounts::hidden_field("edition", address(kept.id))
            << web::input(
                   {.label = {.text = "What is it called?"},
                    .name = "title",
                    .value = typed(visit, "title"),
                    .hint = {.text = "For example, Self-assessment for the peer challenge of 2027"},
                    .error = error_at(faults, "title")}
               )
            << web::select(
                   {.label = {.text = "Which level does the council aim at?"},
                    .name = "target",
                    .items = level_items(edition),
                    .value = typed(visit, "target"),
                    .error = error_at(faults, "target")}
               )
            << web::checkboxes(
                   {.name = "whole",
                    .items = {{.text = "Assess against the whole edition", .value = "yes"}},
                    .values = {visit.request.method == web::Method::get ? "yes" : typed(visit, "whole")}}
               )
            << web::checkboxes(
                   {.name = "scope",
                    .fieldset = web::Fieldset{.legend = {.text = "Or against these parts of it alone"}},
                    .items = scope_choices(edition),
                    .values = scope,
                    .hint = {.text = "Take the tick from the whole edition first"},
                    .error = error_at(faults, "scope"),
                    .classes = "govuk-checkboxes--small"}
               )
            << web::button_group(
                   {web::button({.text = "Begin", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = "/self-assessments"})}
               )
            << "</form>\n";
    return accounts::visit_page(
        visit,
        {.title = "Begin a self-assessment",
         .breadcrumbs = crumbs("Begin one"),
         .errors = accounts::error_links(faults)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

// --- where it stands ---

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
    for (const auto& row : self_assessments(visit.db, visit.organisation)) {
        if (row.id == assessment.id || row.begun.milliseconds > assessment.begun.milliseconds) continue;
        items << "<li>"
              << web::link(
                     {.text = "Compare with " + row.title,
                      .href = fmt::format("{}/comparison?with={}", path_of(assessment.id), address(row.id))}
                 )
              << "</li>";
    }
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
            << areas_chart(assessment) << answers_html(assessment) << readiness_html(assessment)
            << act_form(visit, assessment, faults);
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

// --- who answers ---

std::vector<web::SelectItem> people_items(Visit& visit) {
    std::vector<web::SelectItem> items{
        {.text = "Choose a person", .value = ""}, {.text = "Nobody", .value = "nobody"}
    };
    for (const auto& person : accounts::list_people(visit.db, visit.organisation)) {
        const bool may_assess = std::ranges::any_of(person.roles, [&](const accounts::RoleGrant& grant) {
            return accounts::allows(grant.role, Permission::assess);
        });
        if (!person.left_at && may_assess)
            items.push_back({.text = person.name, .value = address(person.id)});
    }
    return items;
}

Response delegation_page(Visit& visit, const SelfAssessment& assessment, const Faults& faults) {
    std::vector<web::Choice> choices;
    const auto& entries = assessment.edition.edition.entries;
    for (const auto& answer : assessment.answers) {
        if (!may_be_written(answer.state)) continue;
        const auto& entry = entries[answer.criterion];
        choices.push_back(
            {.text = fmt::format("{} {}", entry.ref, entry.title),
             .value = address(answer.id),
             .hint = {.text = answer.answerer_name.empty() ? "Nobody yet" : answer.answerer_name + " answers"}
            }
        );
    }
    Html content;
    content << web::page_heading({.text = "Say who answers", .caption = assessment.title})
            << R"(<form method="post" action=")" << path_of(assessment.id) << R"(/delegation" novalidate>)"
            << accounts::token_field(visit)
            << web::select(
                   {.label = {.text = "Who answers?"},
                    .name = "person",
                    .items = people_items(visit),
                    .value = typed(visit, "person"),
                    .error = error_at(faults, "person")}
               )
            << web::checkboxes(
                   {.name = "answer",
                    .fieldset = web::Fieldset{.legend = {.text = "Which criteria?"}},
                    .items = choices,
                    .error = error_at(faults, "answer"),
                    .classes = "govuk-checkboxes--small"}
               )
            << web::button_group(
                   {web::button({.text = "Save", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = path_of(assessment.id)})}
               )
            << "</form>\n";
    return accounts::visit_page(
        visit,
        {.title = "Say who answers",
         .breadcrumbs = crumbs(assessment, "Say who answers"),
         .errors = accounts::error_links(faults)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

// --- beside another ---

Html compared_table(
    const SelfAssessment& later,
    const std::vector<ComparedCriterion>& rows,
    const std::string& caption,
    const std::string& id
) {
    Html html;
    if (rows.empty())
        return html << R"(<h2 class="govuk-heading-m">)"_html << caption
                    << R"(</h2><p class="govuk-body">None.</p>)"_html;
    web::Table table{
        .caption = caption,
        .caption_classes = "govuk-table__caption--m",
        .caption_id = id,
        .head = {{.text = "Criterion"}, {.text = "Level"}, {.text = "Then"}, {.text = "Now"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& row : rows) {
        const auto before = row.earlier_ref.empty() ? "" : fmt::format(" (then {})", row.earlier_ref);
        table.rows.push_back(
            {{.text = fmt::format("{} {}{}", row.ref, row.title, before)},
             {.text = later.edition.edition.levels.at(row.level).title},
             {.text = self_assessment::title_of(row.earlier)},
             {.text = self_assessment::title_of(row.later)}}
        );
    }
    return html << web::scroll_region({.labelled_by = id, .content = web::table(table)});
}

Html only_html(std::string_view sentence, const std::vector<std::string>& refs) {
    Html html;
    if (refs.empty()) return html;
    return html << R"(<p class="govuk-body">)"_html << sentence << " " << join(refs, ", ") << ".</p>\n";
}

/// The crosswalk that leads from one edition to the other, either way round; nothing where there is none.
std::optional<framework::Crosswalk> crosswalk_between(const std::string& from, const std::string& to) {
    for (const auto& crosswalk : framework::built_in_crosswalks()) {
        if (crosswalk.from == from && crosswalk.to == to) return crosswalk;
        if (crosswalk.from == to && crosswalk.to == from) return framework::reversed(crosswalk);
    }
    return std::nullopt;
}

}  // namespace

Response show_self_assessments(Visit& visit) {
    visit.require(Permission::read_plan);
    web::PageHeading heading{.text = "Self-assessments"};
    if (visit.may(Permission::edit_frameworks))
        heading.actions << web::button({.text = "Begin a self-assessment", .href = "/self-assessments/begin"}
        );
    Html content = web::page_heading(heading);
    const auto waiting = answers_waiting_for(visit.db, visit.organisation, visit.visitor->person);
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
                    << answer.title << "</span></li>\n";
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

Response show_new_self_assessment(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto edition = sent_id<EditionId>(visit.request.query.get("edition"));
    if (!edition) return edition_choice_page(visit);
    return new_page(visit, framework::find_edition(visit.db, visit.organisation, *edition), {});
}

Response create_self_assessment(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto id = sent_id<EditionId>(visit.request.form.get("edition"));
    if (!id) throw BadRequest("A self-assessment is begun against an edition.");
    const auto kept = framework::find_edition(visit.db, visit.organisation, *id);
    const NewSelfAssessment fresh{
        .edition = *id,
        .title = typed(visit, "title"),
        .target = framework::find_level(kept.edition, typed(visit, "target")),
        .scope = sent_scope(visit, kept.edition)
    };
    if (const auto faults = faults_of(fresh, kept.edition); !faults.empty())
        return new_page(visit, kept, faults);
    std::expected<SelfAssessmentId, std::string> begun;
    visit.db.write([&](Transaction& tx) { begun = begin(tx, acting_in(visit), fresh); });
    if (!begun) throw Conflict(begun.error());
    return web::see_other(path_of(*begun) + "?done=begun");
}

Response show_self_assessment(Visit& visit) {
    visit.require(Permission::read_plan);
    return whole_page(visit, assessment_in(visit), {});
}

Response show_delegation(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    return delegation_page(visit, assessment_in(visit), {});
}

Response create_delegation(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto assessment = assessment_in(visit);
    const auto to = sent_id<accounts::PersonId>(visit.request.form.get("person"));
    std::vector<AnswerId> answers;
    for (const auto sent : visit.request.form.all("answer"))
        if (const auto id = sent_id<AnswerId>(sent)) answers.push_back(*id);
    Faults faults;
    if (!to && typed(visit, "person") != "nobody") faults.push_back({"person", "Choose who answers"});
    if (answers.empty()) faults.push_back({"answer", "Select at least one criterion"});
    if (!faults.empty()) return delegation_page(visit, assessment, faults);
    std::expected<void, std::string> done;
    visit.db.write([&](Transaction& tx) { done = delegate(tx, acting_in(visit), assessment, answers, to); });
    if (!done) return delegation_page(visit, assessment, {{"answer", done.error()}});
    return web::see_other(path_of(assessment.id) + "?done=delegated");
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

Response show_comparison(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto later = assessment_in(visit);
    const auto other = sent_id<SelfAssessmentId>(visit.request.query.get("with"));
    if (!other) throw BadRequest("Say which self-assessment to compare with.");
    const auto earlier = find_self_assessment(visit.db, visit.organisation, *other);
    const auto from = framework::name_of(earlier.edition.edition);
    const auto to = framework::name_of(later.edition.edition);
    const auto crosswalk = crosswalk_between(from, to);
    if (from != to && !crosswalk)
        throw Conflict(fmt::format("No crosswalk leads from {} to {}, so they cannot be compared.", from, to)
        );
    const auto comparison = from == to ? compare(earlier, later) : compare(earlier, later, *crosswalk);
    Html content;
    content << web::page_heading(
        {.text = "Compared with " + earlier.title, .caption = fmt::format("{} ({})", later.title, to)}
    );
    if (from != to)
        content
            << R"(<p class="govuk-body">The earlier one was made against )"_html << from
            << R"(. Only criteria that are wholly the same, or asked for more then, are compared.</p>)"_html;
    content << compared_table(later, comparison.better, "Better than then", "better")
            << compared_table(later, comparison.worse, "Worse than then", "worse")
            << R"(<p class="govuk-body">)"_html
            << fmt::format(
                   "{} judged the same, {} not assessed then or now.",
                   comparison.same.size(),
                   comparison.unjudged.size()
               )
            << "</p>\n"
            << only_html("Only in the earlier one:", comparison.only_earlier)
            << only_html("Only in this one:", comparison.only_later);
    return accounts::visit_page(
        visit,
        {.title = "Comparison", .breadcrumbs = crumbs(later, "Compared with " + earlier.title)},
        content
    );
}

}  // namespace dueregard::self_assessment
