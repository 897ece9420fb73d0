#include "accounts/second_step_removal_pages.hpp"

#include "accounts/fault_html.hpp"
#include "accounts/person_store.hpp"
#include "accounts/second_step.hpp"
#include "accounts/second_step_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/textarea.hpp"
#include "web/warning_text.hpp"

namespace dueregard::accounts {

namespace {

using web::Html;

std::string path_of(PersonId person) {
    return "/people/" + address(person);
}

/// Somebody else: one's own is turned off with a password and a code.
Person person_in_path(Visit& visit) {
    auto person = find_person(visit.db, visit.organisation, visit.id<PersonId>());
    if (!person) throw NotFound("There is no such person in this organisation.");
    if (person->id == visit.visitor->person) {
        throw Conflict("Nobody removes their own second step; turn it off on your account page.");
    }
    if (!has_second_step(visit.db, visit.organisation, person->id)) {
        throw Conflict("This person has no second step.");
    }
    return std::move(*person);
}

web::Response removal_page(const Visit& visit, const Person& person, const Faults& faults) {
    const auto path = path_of(person.id);
    const auto title = "Remove the second step of " + person.name;
    Html content;
    content
        << web::page_heading({.text = title})
        << R"(<p class="govuk-body">For somebody who has lost their app and their recovery codes. They are )"
           R"(signed out everywhere, told by email, and sign in with their password alone until they set a )"
           R"(second step up again.</p>)"
        << web::warning_text(
               {.text = "Make sure that it is they who ask, in person or on a number that you know. Whoever "
                        "has their password may ask in their name."}
           )
        << R"(<form method="post" action=")" << path << R"(/second-step-removal" novalidate>)"
        << token_field(visit)
        << web::textarea(
               {.label = {.text = "Reason, and how you made sure"},
                .name = "why",
                .value = std::string(visit.request.form.get("why")),
                .error = {.text = sentence_at(faults, "why")},
                .rows = 2}
           )
        << web::button_group(
               {web::button({.text = "Remove the second step", .classes = "govuk-button--warning"}),
                web::link({.text = "Cancel", .href = path})}
           )
        << "</form>\n";
    web::PageOptions options{
        .title = title,
        .breadcrumbs = {{.text = "People", .href = "/people"}, {.text = person.name, .href = path}},
        .errors = error_links(faults)
    };
    return visit_page(visit, std::move(options), content, faults.empty() ? 200 : web::unprocessable);
}

}  // namespace

web::Response show_second_step_removal(Visit& visit) {
    visit.require(Permission::manage_people);
    return removal_page(visit, person_in_path(visit), {});
}

web::Response create_second_step_removal(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto person = person_in_path(visit);
    const auto why = trimmed(visit.request.form.get("why"));
    if (why.empty()) return removal_page(visit, person, {{"why", "Enter a reason"}});
    visit.db.write([&](storage::Transaction& tx) { remove_second_step(tx, visit.actor(), person.id, why); });
    return web::see_other(path_of(person.id) + "?done=second_step");
}

Html second_step_removal_link(Visit& visit, PersonId person) {
    const bool is_own = visit.visitor && visit.visitor->person == person;
    if (is_own || !has_second_step(visit.db, visit.organisation, person)) return {};
    return Html{} << R"(<h2 class="govuk-heading-m">Second step at sign-in</h2><p class="govuk-body">On. )"
                  << web::link({.text = "Remove it", .href = path_of(person) + "/second-step-removal"})
                  << "</p>\n";
}

}  // namespace dueregard::accounts
