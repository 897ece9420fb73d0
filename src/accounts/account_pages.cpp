#include "accounts/account_pages.hpp"

#include "accounts/admission.hpp"
#include "accounts/browser_name.hpp"
#include "accounts/delegation_pages.hpp"
#include "accounts/delegation_store.hpp"
#include "accounts/fault_html.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/password_change.hpp"
#include "accounts/person_store.hpp"
#include "accounts/second_step_pages.hpp"
#include "accounts/service_area_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/ensure.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/cookie.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/password_input.hpp"
#include "web/scroll_region.hpp"
#include "web/summary_list.hpp"
#include "web/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

namespace {

using web::Html;

// --- the account ---

std::string role_text(const RoleGrant& grant, const std::vector<ServiceArea>& areas) {
    const auto area =
        std::ranges::find_if(areas, [&](const ServiceArea& one) { return grant.service_area == one.id; });
    return text_of(grant, area == areas.end() ? "" : area->name);
}

Html roles_html(const std::vector<RoleGrant>& roles, const std::vector<ServiceArea>& areas) {
    if (roles.empty()) return Html{} << "None. Ask an administrator for a role.";
    Html html;
    for (const auto& grant : roles)
        html << "<div>" << role_text(grant, areas) << "</div>";
    return html;
}

web::SummaryRow second_step_row(Visit& visit) {
    return {
        .key = {.text = "Second step at sign-in"},
        .value = {.text = second_step_in_words(visit)},
        .actions =
            {.items =
                 {{.text = "Change",
                   .href = "/account/second-step",
                   .visually_hidden_text = "second step at sign-in"}}},
    };
}

web::SummaryRow password_row(const Person& person) {
    if (!person.has_password) return {.key = {.text = "Password"}, .value = {.text = "None"}};
    return {
        .key = {.text = "Password"},
        .value = {.text = "Set"},
        .actions =
            {.items = {{.text = "Change", .href = "/account/password", .visually_hidden_text = "password"}}},
    };
}

Html who_you_are(Visit& visit, const Person& person) {
    const auto areas = list_service_areas(visit.db, visit.organisation);
    web::SummaryList list{
        .rows =
            {
                {.key = {.text = "Name"}, .value = {.text = person.name}},
                {.key = {.text = "Email address"}, .value = {.text = person.email}},
                {.key = {.text = "Organisation"}, .value = {.text = visit.organisation_name}},
                {.key = {.text = "Roles"}, .value = {.text = roles_html(person.roles, areas)}},
                password_row(person),
            },
    };
    if (visit.site.seal != nullptr) list.rows.push_back(second_step_row(visit));
    return web::summary_list(list);
}

Html ending_button(const Visit& visit, const Session& session) {
    if (session.id == visit.visitor->session) return Html{} << "This session";
    Html text;
    text << "End <span class=\"govuk-visually-hidden\">the session on " << browser_name(session.browser)
         << " started " << british_time(session.started_at) << "</span>";
    Html form;
    form << R"(<form method="post" action="/account/sessions/)" << address(session.id) << R"(/ending">)"
         << token_field(visit)
         << web::button({.text = text, .classes = "govuk-button--secondary govuk-!-margin-bottom-0"})
         << "</form>";
    return form;
}

Html sessions_table(const Visit& visit, const std::vector<Session>& sessions) {
    web::Table table{
        .caption = "Where you are signed in",
        .caption_classes = "govuk-table__caption--m",
        .head =
            {{.text = "Browser"},
             {.text = "Network address"},
             {.text = "Signed in"},
             {.text = "Last seen"},
             {.text = "End it"}},
        .rows = {},
        .first_cell_is_header = true,
        .attributes = {{"id", "sessions"}},
    };
    for (const auto& session : sessions) {
        table.rows.push_back({
            {.text = browser_name(session.browser)},
            {.text = session.address},
            {.text = british_time(session.started_at)},
            {.text = british_time(session.seen_at)},
            {.text = ending_button(visit, session)},
        });
    }
    return web::scroll_region({.labelled_by = "sessions", .content = web::table(table)});
}

/// Only where somebody is named: others find it by the link below.
Html standing_in_html(Visit& visit) {
    Html html;
    const auto& visitor = *visit.visitor;
    if (delegations_of(visit.db, visit.organisation, visitor.person, visit.clock.now()).empty()) return html;
    return html << R"(<h2 class="govuk-heading-m">Who stands in for whom</h2>)"
                << delegations_html(visit, visitor.person);
}

Html limits_sentence() {
    constexpr std::int64_t minute = 60'000;
    static_assert(idle_milliseconds == 60 * minute && longest_milliseconds == 12 * 60 * minute);
    return Html{}
           << R"(<p class="govuk-body">You are signed out when you have not opened a page for an hour, and )"
              R"(12 hours after you signed in. <a class="govuk-link" href="/account/session">Stay signed in )"
              R"(longer</a></p>)"
           << "\n";
}

Html end_others_form(const Visit& visit) {
    Html form;
    return form << R"(<form method="post" action="/account/other-sessions/ending">)" << token_field(visit)
                << web::button({.text = "End all other sessions", .classes = "govuk-button--secondary"})
                << "</form>\n";
}

Html sessions_html(const Visit& visit) {
    const auto& visitor = *visit.visitor;
    const auto sessions = sessions_of(visit.db, visit.organisation, visitor.person, visit.clock.now());
    Html html;
    html << sessions_table(visit, sessions);
    if (sessions.size() > 1) html << end_others_form(visit);
    return html << limits_sentence();
}

std::string_view what_was_done(std::string_view done) {
    if (done == "password") return "Your password is changed, and you are signed out everywhere else.";
    if (done == "others") return "You are signed out everywhere else.";
    if (done == "second_step_off") return "The second step is off. Remove Due Regard from your app.";
    return "";
}

// --- the password ---

Person own_person(Visit& visit) {
    auto person = find_person(visit.db, visit.organisation, visit.visitor->person);
    ensure(person.has_value(), "a session belongs to nobody");
    return std::move(*person);
}

web::Response password_page(Visit& visit, const Faults& faults) {
    Html content;
    content << web::page_heading({.text = "Change your password"})
            << R"(<form method="post" action="/account/password" novalidate>)" << token_field(visit)
            << username_field(own_person(visit).email)
            << web::password_input({
                   .label = {.text = "Current password"},
                   .name = "current_password",
                   .error = {.text = sentence_at(faults, "current_password")},
               })
            << web::password_input({
                   .label = {.text = "New password"},
                   .name = "new_password",
                   .hint = {.text = "12 characters or more. Three unlinked words make a good one."},
                   .error = {.text = sentence_at(faults, "new_password")},
                   .autocomplete = "new-password",
               })
            << web::button_group(
                   {web::button({.text = "Change password", .prevent_double_click = true}),
                    web::link({.text = "Cancel", .href = "/account"})}
               )
            << "</form>\n";
    web::PageOptions options{
        .title = "Change your password",
        .back_link = web::BackLink{.href = "/account"},
        .errors = error_links(faults),
    };
    return visit_page(visit, std::move(options), content, faults.empty() ? 200 : web::unprocessable);
}

}  // namespace

web::Response show_account(Visit& visit) {
    visit.require(Permission::have_an_account);
    Html content;
    content << web::page_heading({.text = "Your account"}) << who_you_are(visit, own_person(visit))
            << standing_in_html(visit) << sessions_html(visit);
    content
        << R"(<p class="govuk-body"><a class="govuk-link" href="/account/delegations">Who stands in for you while )"
           R"(you are away</a></p>)"
        << "\n"
        << R"(<p class="govuk-body"><a class="govuk-link" href="/account/my-data">What is held on you</a></p>)"
        << "\n"
        << R"(<p class="govuk-body"><a class="govuk-link" href="/account/tokens">Tokens for programs</a></p>)"
        << "\n";
    if (visit.may(Permission::manage_people)) {
        content
            << R"(<p class="govuk-body"><a class="govuk-link" href="/mail">Mail that was not sent</a></p>)"
            << "\n";
    }
    web::PageOptions options{.title = "Your account"};
    if (const auto done = what_was_done(visit.request.query.get("done")); !done.empty()) {
        options.notice = web::NotificationBanner{.text = done, .kind = web::BannerKind::success};
    }
    return visit_page(visit, std::move(options), content);
}

web::Response show_password_form(Visit& visit) {
    visit.require(Permission::have_an_account);
    return password_page(visit, {});
}

web::Response create_password(Visit& visit) {
    visit.require(Permission::have_an_account);
    const auto& form = visit.request.form;
    const PasswordChange change{
        .current = std::string(form.get("current_password")), .fresh = std::string(form.get("new_password"))
    };
    const auto token = change_password(visit.db, visit.actor(), change, browser_of(visit.request));
    if (!token) return password_page(visit, token.error());
    auto response = web::see_other("/account?done=password");
    web::set_cookie(response, session_cookie, *token, visit.transport);
    return response;
}

}  // namespace dueregard::accounts
