#include "self_assessment/answerer_pages.hpp"

#include "accounts/acting.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/person_store.hpp"
#include "accounts/visit_page.hpp"
#include "self_assessment/answer_store.hpp"
#include "self_assessment/page_pieces.hpp"
#include "self_assessment/self_assessment_store.hpp"
#include "self_assessment/standing_html.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/checkboxes.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/select.hpp"

#include <fmt/core.h>

namespace dueregard::self_assessment {

using accounts::acting_in;
using accounts::error_at;
using accounts::Permission;
using accounts::sent_id;
using accounts::typed;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

std::vector<web::SelectItem> people_items(Visit& visit) {
    std::vector<web::SelectItem> items{
        {.text = "Choose a person", .value = ""}, {.text = "Nobody", .value = "nobody"}
    };
    for (const auto& person : accounts::list_people(visit.db, visit.organisation)) {
        if (accounts::may_at(person, Permission::assess, visit.clock.now()))
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

}  // namespace

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

}  // namespace dueregard::self_assessment
