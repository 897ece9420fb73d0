// Adding and changing an accreditation.

#include "accounts/conflict_html.hpp"
#include "accounts/editing.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/person_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "framework/edition_store.hpp"
#include "scheme/accreditation_store.hpp"
#include "scheme/scheme_pages.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/select.hpp"
#include "web/textarea.hpp"
#include "web/typed_date.hpp"

#include <algorithm>
#include <iterator>

namespace dueregard::scheme {

using accounts::acting_in;
using accounts::error_at;
using accounts::Permission;
using accounts::PersonId;
using accounts::Saved;
using accounts::sent_id;
using accounts::Visit;
using framework::EditionId;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

/// What was typed, with the dates as they stand in their boxes.
struct AccreditationForm {
    Accreditation accreditation;
    web::TypedDate awarded;
    web::TypedDate expires;
    Faults faults;
};

AccreditationForm form_of(const Accreditation& one) {
    AccreditationForm form{.accreditation = one, .awarded = {}, .expires = {}, .faults = {}};
    if (one.awarded) form.awarded = web::typed_date(*one.awarded);
    if (one.expires) form.expires = web::typed_date(*one.expires);
    return form;
}

std::vector<framework::EditionRow> editions_in_use(Visit& visit) {
    auto all = framework::editions(visit.db, visit.organisation);
    std::erase_if(all, [](const framework::EditionRow& row) {
        return row.state == framework::EditionState::draft;
    });
    return all;
}

std::vector<accounts::Person> possible_owners(Visit& visit) {
    auto people = accounts::list_people(visit.db, visit.organisation);
    std::erase_if(people, [](const accounts::Person& person) {
        return person.left_at || person.roles.empty();
    });
    return people;
}

/// The chosen id where it is one of these; nothing else can be chosen.
template <class IdType, class Row>
std::optional<IdType>
chosen_of(const std::vector<Row>& all, std::string_view sent, const std::optional<IdType>& before) {
    const auto id = sent_id<IdType>(sent);
    const bool is_there = id && (id == before || std::ranges::find(all, *id, &Row::id) != all.end());
    return is_there ? id : std::nullopt;
}

AccreditationForm read_form(Visit& visit, const Accreditation& before) {
    const auto& sent = visit.request.form;
    AccreditationForm form{
        .accreditation = before,
        .awarded = web::typed_date(sent, "awarded"),
        .expires = web::typed_date(sent, "expires"),
        .faults = {}
    };
    auto& one = form.accreditation;
    const auto editions = editions_in_use(visit);
    one.version = accounts::sent_version(visit);
    one.scheme = squeezed(sent.get("scheme"));
    one.edition = chosen_of<EditionId>(editions, sent.get("edition"), before.edition);
    one.level = squeezed(sent.get("level"));
    one.awarded = web::date_of(form.awarded);
    one.expires = web::date_of(form.expires);
    one.evidence = accounts::typed(visit, "evidence");
    one.owner = chosen_of<PersonId>(possible_owners(visit), sent.get("owner"), before.owner);
    if (one.scheme.empty() && one.edition) {
        const auto edition = std::ranges::find(editions, *one.edition, &framework::EditionRow::id);
        if (edition != editions.end()) one.scheme = edition->name;
    }
    if (!one.awarded && !web::is_empty(form.awarded))
        form.faults.push_back({"awarded", "Enter the day it was awarded, like 27 3 2026, or leave it empty"});
    if (!one.expires && !web::is_empty(form.expires))
        form.faults.push_back({"expires", "Enter the day it expires, like 26 3 2029, or leave it empty"});
    std::ranges::move(faults_of(one), std::back_inserter(form.faults));
    return form;
}

std::vector<web::SelectItem> edition_items(Visit& visit) {
    std::vector<web::SelectItem> items{{.text = "None that is kept here", .value = ""}};
    for (const auto& row : editions_in_use(visit))
        items.push_back({.text = row.title, .value = address(row.id)});
    return items;
}

std::vector<web::SelectItem> owner_items(Visit& visit) {
    std::vector<web::SelectItem> items{{.text = "Nobody yet", .value = ""}};
    for (const auto& person : possible_owners(visit))
        items.push_back({.text = person.name, .value = address(person.id)});
    return items;
}

Html fields_html(Visit& visit, const AccreditationForm& form) {
    const auto& one = form.accreditation;
    return Html{}
           << web::input(
                  {.label = {.text = "Scheme"},
                   .name = "scheme",
                   .value = one.scheme,
                   .hint = {.text = "For example, Disability Confident"},
                   .error = error_at(form.faults, "scheme")}
              )
           << web::select(
                  {.label = {.text = "Edition it is assessed against (optional)"},
                   .name = "edition",
                   .items = edition_items(visit),
                   .value = one.edition ? address(*one.edition) : ""}
              )
           << web::input(
                  {.label = {.text = "Level (optional)"},
                   .name = "level",
                   .value = one.level,
                   .hint = {.text = "For example, Leader"},
                   .error = error_at(form.faults, "level")}
              )
           << web::date_field(
                  "awarded", "Awarded on (optional)", "", form.awarded, error_at(form.faults, "awarded")
              )
           << web::date_field(
                  "expires",
                  "Last day on which it holds (optional)",
                  "Its owner is reminded before",
                  form.expires,
                  error_at(form.faults, "expires")
              )
           << web::textarea(
                  {.label = {.text = "What shows it (optional)"},
                   .name = "evidence",
                   .value = one.evidence,
                   .hint = {.text = "The address of the certificate, or where it is kept"},
                   .error = error_at(form.faults, "evidence"),
                   .rows = 2}
              )
           << web::select(
                  {.label = {.text = "Owner"},
                   .name = "owner",
                   .items = owner_items(visit),
                   .value = one.owner ? address(*one.owner) : "",
                   .hint = {.text = "Without one, the equality leads are reminded"}}
              );
}

Response form_page(Visit& visit, const AccreditationForm& form, const Html& above = {}, int status = 200) {
    const auto& one = form.accreditation;
    const bool is_new = !one.id;
    const std::string title = is_new ? "Add an accreditation" : "Change the accreditation";
    const auto path = is_new ? std::string("/schemes") : path_of(one.id);
    Html content;
    content << web::page_heading({.text = title}) << above << R"(<form method="post" action=")" << path
            << R"(" novalidate>)" << accounts::token_field(visit) << accounts::version_field(one.version)
            << fields_html(visit, form)
            << web::button_group(
                   {web::button(
                        {.text = is_new ? "Add the accreditation" : "Save changes",
                         .prevent_double_click = true}
                    ),
                    web::link({.text = "Cancel", .href = path})}
               )
            << "</form>\n";
    return accounts::visit_page(
        visit,
        {.title = title,
         .breadcrumbs = {{.text = "Schemes", .href = "/schemes"}, {.text = title}},
         .errors = accounts::error_links(form.faults)},
        content,
        status
    );
}

std::string day_text(const std::optional<Date>& date) {
    return date ? long_date(*date) : "";
}

Html conflict_above(const Accreditation& standing, const Accreditation& yours) {
    std::vector<accounts::ConflictRow> rows;
    const auto add = [&](const std::string& field, const std::string& now, const std::string& typed) {
        if (now != typed) rows.push_back({field, now, typed});
    };
    add("Scheme", standing.scheme, yours.scheme);
    add("Level", standing.level, yours.level);
    add("Awarded", day_text(standing.awarded), day_text(yours.awarded));
    add("Expires", day_text(standing.expires), day_text(yours.expires));
    add("What shows it", standing.evidence, yours.evidence);
    if (standing.owner != yours.owner)
        rows.push_back({"Owner", standing.owner_name, yours.owner ? "As chosen below" : "Nobody"});
    return accounts::conflict_html(rows);
}

}  // namespace

Response show_new_accreditation(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    return form_page(visit, {});
}

Response create_accreditation(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto form = read_form(visit, {});
    if (!form.faults.empty()) return form_page(visit, form, {}, web::unprocessable);
    AccreditationId id;
    visit.db.write([&](Transaction& tx) { id = add_accreditation(tx, acting_in(visit), form.accreditation); }
    );
    return web::see_other(path_of(id) + "?done=added");
}

Response show_accreditation_form(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto one = find_accreditation(visit.db, visit.organisation, visit.id<AccreditationId>());
    return form_page(visit, form_of(one), accounts::editing_html(visit, "accreditation", one.id.value));
}

Response update_accreditation(Visit& visit) {
    visit.require(Permission::edit_frameworks);
    const auto standing = find_accreditation(visit.db, visit.organisation, visit.id<AccreditationId>());
    auto form = read_form(visit, standing);
    if (!form.faults.empty()) return form_page(visit, form, {}, web::unprocessable);
    Saved saved{};
    visit.db.write([&](Transaction& tx) {
        saved = change_accreditation(tx, acting_in(visit), form.accreditation);
        if (saved == Saved::kept)
            accounts::close_form(tx, acting_in(visit).actor, "accreditation", standing.id.value);
    });
    if (saved == Saved::stale) {
        const auto now = find_accreditation(visit.db, visit.organisation, standing.id);
        form.accreditation.version = now.version;
        return form_page(visit, form, conflict_above(now, form.accreditation), web::conflict);
    }
    return web::see_other(path_of(standing.id) + "?done=changed");
}

}  // namespace dueregard::scheme
