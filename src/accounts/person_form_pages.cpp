#include "accounts/person_form_pages.hpp"

#include "accounts/conflict_html.hpp"
#include "accounts/editing.hpp"
#include "accounts/erasure.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/person_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"

namespace dueregard::accounts {

namespace {

using web::Html;

struct PersonForm {
    std::string name;
    std::string email;
    std::int64_t version = 0;
    Faults faults;
};

Person person_in_path(Visit& visit) {
    auto person = find_person(visit.db, visit.organisation, visit.id<PersonId>());
    if (!person) throw NotFound("There is no such person in this organisation.");
    if (is_erased(*person)) throw Conflict("This person was erased.");
    return std::move(*person);
}

std::string path_of(const Person& person) {
    return "/people/" + address(person.id);
}

Html form_html(const Visit& visit, const Person& person, const PersonForm& form) {
    Html html;
    return html << R"(<form method="post" action=")" << path_of(person) << R"(" novalidate>)"
                << token_field(visit) << version_field(form.version)
                << web::input(
                       {.label = {.text = "Name"},
                        .name = "name",
                        .value = form.name,
                        .error = error_at(form.faults, "name"),
                        .autocomplete = "off",
                        .spellcheck = false}
                   )
                << web::input(
                       {.label = {.text = "Email address"},
                        .name = "email",
                        .value = form.email,
                        .error = error_at(form.faults, "email"),
                        .type = "email",
                        .autocomplete = "off",
                        .spellcheck = false}
                   )
                << web::button_group(
                       {web::button({.text = "Save changes", .prevent_double_click = true}),
                        web::link({.text = "Cancel", .href = path_of(person)})}
                   )
                << "</form>\n";
}

web::Response
page(Visit& visit, const Person& person, const PersonForm& form, const Html& above, int status) {
    const auto title = "Change " + person.name;
    Html content;
    content << web::page_heading({.text = title}) << above << editing_html(visit, "person", person.id.value)
            << form_html(visit, person, form);
    web::PageOptions options{
        .title = title,
        .breadcrumbs =
            {{.text = "People", .href = "/people"},
             {.text = person.name, .href = path_of(person)},
             {.text = "Change"}},
        .errors = error_links(form.faults)
    };
    return visit_page(visit, std::move(options), content, status);
}

Html conflict_above(const Person& standing, const NewPerson& yours) {
    std::vector<ConflictRow> rows;
    if (standing.name != yours.name) rows.push_back({"Name", standing.name, yours.name});
    if (standing.email != yours.email) rows.push_back({"Email address", standing.email, yours.email});
    return conflict_html(rows);
}

}  // namespace

web::Response show_person_form(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto person = person_in_path(visit);
    return page(
        visit,
        person,
        {.name = person.name, .email = person.email, .version = person.version, .faults = {}},
        {},
        200
    );
}

web::Response update_person(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto person = person_in_path(visit);
    PersonForm form{
        .name = typed(visit, "name"),
        .email = typed(visit, "email"),
        .version = sent_version(visit),
        .faults = {}
    };
    const auto fresh = read_person(form.name, form.email);
    if (!fresh) form.faults = fresh.error();
    const auto same = fresh ? person_with_email(visit.db, visit.organisation, fresh->email) : std::nullopt;
    if (same && same->id != person.id)
        form.faults.push_back({"email", "Somebody of this organisation has this address already"});
    if (!form.faults.empty()) return page(visit, person, form, {}, web::unprocessable);
    Saved saved{};
    visit.db.write([&](storage::Transaction& tx) {
        saved = change_person(tx, visit.actor(), person.id, *fresh, form.version);
        if (saved == Saved::kept) close_form(tx, visit.actor(), "person", person.id.value);
    });
    if (saved == Saved::stale) {
        const auto now = person_in_path(visit);
        form.version = now.version;
        return page(visit, now, form, conflict_above(now, *fresh), web::conflict);
    }
    return web::see_other(path_of(person) + "?done=changed");
}

}  // namespace dueregard::accounts
