#include "accounts/people_pages.hpp"

#include "accounts/delegation_pages.hpp"
#include "accounts/erasure.hpp"
#include "accounts/fault_html.hpp"
#include "accounts/history_html.hpp"
#include "accounts/password_reset.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_form.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/second_step_removal_pages.hpp"
#include "accounts/service_area_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/summary_list.hpp"
#include "web/table.hpp"
#include "web/textarea.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

namespace {

using web::Html;

constexpr int unprocessable = 422;

std::string path_of(PersonId id) {
    return "/people/" + address(id);
}

std::string area_name(const RoleGrant& grant, const std::vector<ServiceArea>& areas) {
    const auto area =
        std::ranges::find_if(areas, [&](const ServiceArea& one) { return grant.service_area == one.id; });
    return area == areas.end() ? std::string() : area->name;
}

std::string standing(const Person& person) {
    if (person.left_at) return fmt::format("Left on {}", long_date(british_date(*person.left_at)));
    return person.has_password ? "May sign in" : "Has set no password yet";
}

Person person_in_path(Visit& visit) {
    auto person = find_person(visit.db, visit.organisation, visit.id<PersonId>());
    if (!person) throw NotFound("There is no such person in this organisation.");
    return std::move(*person);
}

// --- all of them ---

Html roles_html(const Person& person, const std::vector<ServiceArea>& areas) {
    Html html;
    if (person.roles.empty()) return html << "None";
    for (const auto& grant : person.roles)
        html << "<div>" << text_of(grant, area_name(grant, areas)) << "</div>";
    return html;
}

Html people_table(Visit& visit) {
    const auto areas = list_service_areas(visit.db, visit.organisation);
    web::Table table{
        .caption = "People",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "people",
        .head = {{.text = "Name"}, {.text = "Email address"}, {.text = "Roles"}, {.text = "Account"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& person : list_people(visit.db, visit.organisation)) {
        if (is_erased(person)) continue;
        table.rows.push_back({
            {.text = web::link({.text = person.name, .href = path_of(person.id)})},
            {.text = person.email},
            {.text = roles_html(person, areas)},
            {.text = standing(person)},
        });
    }
    return web::scroll_region({.labelled_by = "people", .content = web::table(table)});
}

// --- adding one ---

web::Response new_person_page(Visit& visit, const Faults& faults) {
    const auto& form = visit.request.form;
    Html content;
    content << web::page_heading({.text = "Add a person"})
            << R"(<form method="post" action="/people" novalidate>)" << token_field(visit)
            << web::input(
                   {.label = {.text = "Name"},
                    .name = "name",
                    .value = std::string(form.get("name")),
                    .error = {.text = sentence_at(faults, "name")},
                    .autocomplete = "off",
                    .spellcheck = false}
               )
            << web::input(
                   {.label = {.text = "Email address"},
                    .name = "email",
                    .value = std::string(form.get("email")),
                    .error = {.text = sentence_at(faults, "email")},
                    .type = "email",
                    .autocomplete = "off",
                    .spellcheck = false}
               )
            << role_fields(visit, form, faults)
            << web::button_group(
                   {web::button({.text = "Add this person", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = "/people"})}
               )
            << "</form>\n";
    web::PageOptions options{
        .title = "Add a person",
        .breadcrumbs = {{.text = "People", .href = "/people"}, {.text = "Add a person"}},
        .errors = error_links(faults)
    };
    return visit_page(visit, std::move(options), content, faults.empty() ? 200 : unprocessable);
}

// --- one of them ---

web::NotificationBanner success(std::string_view text) {
    return {.text = text, .kind = web::BannerKind::success};
}

std::optional<web::NotificationBanner> notice_of(const Visit& visit) {
    const auto done = visit.request.query.get("done");
    if (done == "added") return success("The person is added.");
    if (done == "invited") return success("The person is added, and an invitation is on its way to them.");
    if (done == "invitation") return success("The invitation will be sent within a few minutes.");
    if (done == "changed") return success("Your changes are saved.");
    if (done == "role") return success("The role is given.");
    if (done == "ended") return success("The role is ended.");
    if (done == "erased") return success("They are erased. What they did stays, without their name.");
    if (done == "second_step") return success("The second step is removed, and they are told by email.");
    if (done == "left") return success("Their access has ended. What they did stays in the history.");
    return std::nullopt;
}

Html ending_form(const Visit& visit, const RoleGrant& grant, const std::string& name) {
    Html text;
    text << "End <span class=\"govuk-visually-hidden\">the role " << name << "</span>";
    Html form;
    return form << R"(<form method="post" action="/role-grants/)" << address(grant.id) << R"(/ending">)"
                << token_field(visit)
                << web::button({.text = text, .classes = "govuk-button--secondary govuk-!-margin-bottom-0"})
                << "</form>";
}

Html roles_table(Visit& visit, const Person& person) {
    const auto areas = list_service_areas(visit.db, visit.organisation);
    web::Table table{
        .caption = "Roles",
        .caption_classes = "govuk-table__caption--m",
        .caption_id = "roles",
        .head = {{.text = "Role"}, {.text = "Holds now"}, {.text = "End it"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& grant : person.roles) {
        const auto name = text_of(grant, area_name(grant, areas));
        table.rows.push_back({
            {.text = name},
            {.text = is_within(grant.term, visit.clock.now()) ? "Yes" : "No"},
            {.text = ending_form(visit, grant, name)},
        });
    }
    if (table.rows.empty()) return Html{} << R"(<p class="govuk-body">No role yet.</p>)" << "\n";
    return web::scroll_region({.labelled_by = "roles", .content = web::table(table)});
}

Html invitation_form(const Visit& visit, const Person& person) {
    Html form;
    if (person.has_password || visit.site.mail == Mail::off) return form;
    return form << R"(<form method="post" action=")" << path_of(person.id) << R"(/invitation">)"
                << token_field(visit)
                << web::button({.text = "Send an invitation", .classes = "govuk-button--secondary"})
                << "</form>\n";
}

Html person_summary(const Person& person) {
    web::SummaryActions change;
    if (!is_erased(person)) {
        change.items = {
            {.text = "Change",
             .href = path_of(person.id) + "/change",
             .visually_hidden_text = "name and email address"}
        };
    }
    return web::summary_list(
        {.rows =
             {{.key = {.text = "Name"}, .value = {.text = person.name}, .actions = change},
              {.key = {.text = "Email address"}, .value = {.text = person.email}},
              {.key = {.text = "Account"}, .value = {.text = standing(person)}}}}
    );
}

Html new_role_form(Visit& visit, const Person& person, const Faults& faults) {
    Html html;
    return html << R"(<h2 class="govuk-heading-m">Give a role</h2><form method="post" action=")"
                << path_of(person.id) << R"(/roles" novalidate>)" << token_field(visit)
                << role_fields(visit, visit.request.form, faults)
                << web::button({.text = "Give this role", .prevent_double_click = true}) << "</form>\n"
                << R"(<p class="govuk-body">)" << web::link({.text = "Who may do what", .href = "/rights"})
                << "</p>\n"
                << R"(<h2 class="govuk-heading-m">While they are away</h2>)"
                << delegations_html(visit, person.id) << R"(<p class="govuk-body">)"
                << web::link({.text = "Who stands in for them", .href = path_of(person.id) + "/delegations"})
                << "</p>\n"
                << R"(<h2 class="govuk-heading-m">When they leave</h2><p class="govuk-body">)"
                << web::link({.text = "End their access", .href = path_of(person.id) + "/leaving"})
                << "</p>\n";
}

Html data_link(const Person& person) {
    Html html;
    if (person.left_at && !is_erased(person)) {
        html << R"(<p class="govuk-body">)"
             << web::link({.text = "Erase what is held on them", .href = path_of(person.id) + "/erasure"})
             << "</p>\n";
    }
    return html << R"(<p class="govuk-body">)"
                << web::link({.text = "What is held on them", .href = path_of(person.id) + "/data"})
                << "</p>\n";
}

web::Response person_page(Visit& visit, const Person& person, const Faults& faults) {
    Html content;
    content << web::page_heading({.text = person.name}) << person_summary(person) << data_link(person);
    if (!person.left_at) {
        content << invitation_form(visit, person) << roles_table(visit, person)
                << new_role_form(visit, person, faults) << second_step_removal_link(visit, person.id);
    }
    content << history_fold(visit, "person", person.id.value);
    web::PageOptions options{
        .title = person.name,
        .breadcrumbs = {{.text = "People", .href = "/people"}, {.text = person.name}},
        .errors = error_links(faults),
        .notice = notice_of(visit)
    };
    return visit_page(visit, std::move(options), content, faults.empty() ? 200 : unprocessable);
}

}  // namespace

web::Response show_people(Visit& visit) {
    visit.require(Permission::manage_people);
    Html content;
    content << web::page_heading(
        {.text = "People", .actions = web::button({.text = "Add a person", .href = "/people/add"})}
    ) << people_table(visit)
            << R"(<ul class="govuk-list"><li>)"
            << web::link({.text = "Service areas", .href = "/service-areas"}) << "</li><li>"
            << web::link({.text = "Who may do what", .href = "/rights"}) << "</li><li>"
            << web::link({.text = "History of everything that was changed", .href = "/history"})
            << "</li><li>"
            << web::link({.text = "Second step for administrators", .href = "/people/second-step"})
            << "</li><li>" << web::link({.text = "Mail that was not sent", .href = "/mail"})
            << "</li></ul>\n";
    return visit_page(visit, {.title = "People", .notice = notice_of(visit)}, content);
}

web::Response show_new_person(Visit& visit) {
    visit.require(Permission::manage_people);
    return new_person_page(visit, {});
}

web::Response create_person(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto& form = visit.request.form;
    const auto person = read_person(form.get("name"), form.get("email"));
    const auto role = read_role(form);
    Faults faults = person ? Faults{} : person.error();
    if (!role) std::ranges::copy(role.error(), std::back_inserter(faults));
    if (person && person_with_email(visit.db, visit.organisation, person->email))
        faults.insert(faults.begin(), {"email", "Somebody of this organisation has this address already"});
    if (!faults.empty()) return new_person_page(visit, faults);
    PersonId id;
    const bool is_invited = visit.site.mail == Mail::on;
    visit.db.write([&](storage::Transaction& tx) {
        id = add_person(tx, visit.actor(), *person);
        give_role(tx, visit.actor(), id, *role);
        if (is_invited) invite(tx, visit.actor(), id);
    });
    return web::see_other(path_of(id) + (is_invited ? "?done=invited" : "?done=added"));
}

web::Response show_person(Visit& visit) {
    visit.require(Permission::manage_people);
    return person_page(visit, person_in_path(visit), {});
}

web::Response create_role(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto person = person_in_path(visit);
    if (person.left_at) throw Conflict("Somebody who has left can be given no role.");
    const auto role = read_role(visit.request.form);
    if (!role) return person_page(visit, person, role.error());
    visit.db.write([&](storage::Transaction& tx) { give_role(tx, visit.actor(), person.id, *role); });
    return web::see_other(path_of(person.id) + "?done=role");
}

web::Response create_role_ending(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto id = visit.id<RoleGrantId>();
    const auto person = person_with_grant(visit.db, visit.organisation, id);
    visit.db.write([&](storage::Transaction& tx) { end_role(tx, visit.actor(), id, ""); });
    return web::see_other(path_of(person) + "?done=ended");
}

web::Response create_invitation(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto person = person_in_path(visit);
    visit.db.write([&](storage::Transaction& tx) { invite(tx, visit.actor(), person.id); });
    return web::see_other(path_of(person.id) + "?done=invitation");
}

web::Response show_leaving(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto person = person_in_path(visit);
    const auto path = path_of(person.id);
    Html content;
    content
        << web::page_heading({.text = "End the access of " + person.name})
        << R"(<p class="govuk-body">They are signed out everywhere and cannot sign in again. What they did stays )"
           R"(in the history under their name.</p>)"
        << R"(<form method="post" action=")" << path << R"(/leaving" novalidate>)" << token_field(visit)
        << web::textarea({.label = {.text = "Reason (optional)"}, .name = "why", .rows = 2})
        << web::button_group(
               {web::button({.text = "End their access", .classes = "govuk-button--warning"}),
                web::link({.text = "Cancel", .href = path})}
           )
        << "</form>\n";
    return visit_page(
        visit,
        {.title = "End the access of " + person.name,
         .breadcrumbs = {{.text = "People", .href = "/people"}, {.text = person.name, .href = path}}},
        content
    );
}

web::Response create_leaving(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto person = person_in_path(visit);
    if (person.id == visit.visitor->person)
        throw Conflict("Nobody can end their own access; ask another administrator.");
    visit.db.write([&](storage::Transaction& tx) {
        record_leaving(tx, visit.actor(), person.id, visit.request.form.get("why"));
    });
    return web::see_other(path_of(person.id) + "?done=left");
}

}  // namespace dueregard::accounts
