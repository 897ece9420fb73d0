#include "accounts/erasure_pages.hpp"

#include "accounts/erasure.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/person_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/textarea.hpp"
#include "web/warning_text.hpp"

#include <fmt/core.h>

namespace dueregard::accounts {

namespace {

using web::Html;

std::string path_of(const Person& person) {
    return "/people/" + address(person.id);
}

Person person_in_path(Visit& visit) {
    auto person = find_person(visit.db, visit.organisation, visit.id<PersonId>());
    if (!person) throw NotFound("There is no such person in this organisation.");
    if (is_erased(*person)) throw Conflict("This person was erased already.");
    if (!person->left_at) throw Conflict("This person has not left: end their access first.");
    return std::move(*person);
}

std::string entries_text(std::int64_t count) {
    return count == 1 ? "1 entry" : grouped(count) + " entries";
}

Html item(const std::string& text) {
    return Html{} << "<li>" << text << "</li>";
}

Html what_goes(const ErasureCounts& counts) {
    Html html;
    return html << R"(<h2 class="govuk-heading-m">What goes</h2><ul class="govuk-list govuk-list--bullet">)"
                << item("Their name, email address and password, and how they signed in elsewhere")
                << item("Their sessions, tokens, letters and links")
                << item("Their name wherever they did something; “Erased” stands in its place")
                << item(fmt::format("Their name in {} of the history", entries_text(counts.names)))
                << item(fmt::format(
                       "What {} of the history about their account and roles say",
                       entries_text(counts.contents)
                   ))
                << "</ul>\n";
}

Html what_stays(const Person& person, const ErasureCounts& counts) {
    Html html;
    html
        << R"(<h2 class="govuk-heading-m">What stays, and why</h2><ul class="govuk-list govuk-list--bullet">)"
        << item(
               "What they did in the register, when, and from which network address: it is the council’s record"
           )
        << item(
               "That a person was here, when they left and which roles they had, under a number that says nothing of them"
           )
        << item(
               "Imported documents, evidence, commentaries and published reports: they are records of their own, and may "
               "name them"
           )
        << item("Backups made before now, until they are replaced by newer ones");
    if (counts.mentions > 0) {
        web::Fields query;
        query.add("search", person.name);
        html << "<li>"
             << web::link(
                    {.text = fmt::format("{} of the history", entries_text(counts.mentions)),
                     .href = web::address_with("/history", query)}
                )
             << std::string(counts.mentions == 1 ? " that names them" : " that name them")
             << " in telling of something else</li>";
    }
    return html << "</ul>\n";
}

web::PageOptions options_for(const Person& person, const std::string& title, const Faults& faults) {
    return {
        .title = title,
        .breadcrumbs =
            {{.text = "People", .href = "/people"},
             {.text = person.name, .href = path_of(person)},
             {.text = title}},
        .errors = error_links(faults)
    };
}

web::Response first_page(Visit& visit, const Person& person, const Faults& faults) {
    const auto counts = count_erasure(visit.db, visit.organisation, person);
    const std::string title = "Erase what is held on somebody";
    Html content;
    content << web::page_heading({.text = title, .caption = person.name}) << what_goes(counts)
            << what_stays(person, counts) << R"(<form method="post" action=")" << path_of(person)
            << R"(/erasure" novalidate>)" << token_field(visit)
            << web::textarea(
                   {.label = {.text = "Why are they erased?"},
                    .name = "why",
                    .value = typed(visit, "why"),
                    .hint = {.text = "The reason stays in the history: do not name them in it."},
                    .error = error_at(faults, "why"),
                    .rows = 3}
               )
            << web::button_group(
                   {web::button({.text = "Continue", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = path_of(person)})}
               )
            << "</form>\n";
    return visit_page(
        visit, options_for(person, title, faults), content, faults.empty() ? 200 : web::unprocessable
    );
}

web::Response second_page(Visit& visit, const Person& person) {
    const std::string title = "Erase for good?";
    Html content;
    content << web::page_heading({.text = title, .caption = person.name}
    ) << web::warning_text({.text = "Nobody can bring back what is erased, except from a backup of before."})
            << R"(<form method="post" action=")" << path_of(person) << R"(/erasure" novalidate>)"
            << token_field(visit) << hidden_field("why", typed(visit, "why"))
            << hidden_field("confirmed", "yes")
            << web::button_group(
                   {web::button(
                        {.text = "Erase for good",
                         .prevent_double_click = true,
                         .classes = "govuk-button--warning"}
                    ),
                    web::link({.text = "Cancel", .href = path_of(person)})}
               )
            << "</form>\n";
    return visit_page(visit, options_for(person, title, {}), content);
}

}  // namespace

web::Response show_erasure(Visit& visit) {
    visit.require(Permission::manage_people);
    return first_page(visit, person_in_path(visit), {});
}

web::Response create_erasure(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto person = person_in_path(visit);
    const auto why = typed(visit, "why");
    const auto faults = faults_of_erasure(person, why);
    if (!faults.empty()) return first_page(visit, person, faults);
    if (visit.request.form.get("confirmed") != "yes") return second_page(visit, person);
    visit.db.write([&](storage::Transaction& tx) {
        erase_person(tx, acting_in(visit), person.id, why, visit.erasure_steps);
    });
    return web::see_other("/people?done=erased");
}

}  // namespace dueregard::accounts
