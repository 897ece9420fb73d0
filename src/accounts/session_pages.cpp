#include "accounts/session_pages.hpp"

#include "accounts/admission.hpp"
#include "accounts/fault_html.hpp"
#include "accounts/openid_sign_in.hpp"
#include "accounts/password_check.hpp"
#include "accounts/session_store.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/sign_in_pages.hpp"
#include "accounts/visit_page.hpp"
#include "openid/provider.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/cookie.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/password_input.hpp"

namespace dueregard::accounts {

namespace {

using web::Html;

constexpr std::int64_t minute = 60'000;
static_assert(
    idle_milliseconds == 60 * minute && longest_milliseconds == 12 * 60 * minute, "the words below say so"
);

Html limits(const Visit& visit) {
    const Instant idle{visit.clock.now().milliseconds + idle_milliseconds};
    Html html;
    html
        << R"(<p class="govuk-body">You are signed out when you have not opened a page for an hour. Opening this )"
           R"(page counts: that is now at the earliest on )"
        << british_time(idle) << ".</p>\n";
    if (visit.visitor->session_ends) {
        html << R"(<p class="govuk-body">You are signed out on )"
             << british_time(*visit.visitor->session_ends)
             << ", 12 hours after you signed in, however busy you are.</p>\n";
    }
    return html;
}

/// Where they were when they were told.
std::string return_path(const Visit& visit) {
    const auto& request = visit.request;
    const auto path =
        request.method == web::Method::post ? request.form.get("return_to") : request.query.get("return_to");
    return path.empty() ? "/account" : safe_return_path(path);
}

Html renewal_form(const Visit& visit, const Faults& faults) {
    Html html;
    return html << R"(<h2 class="govuk-heading-m">Stay signed in longer</h2>)"
                << R"(<form method="post" action="/account/session" novalidate>)" << token_field(visit)
                << R"(<input type="hidden" name="return_to" value=")" << return_path(visit) << R"(">)"
                << web::password_input({
                       .label = {.text = "Password"},
                       .name = "password",
                       .hint =
                           {.text =
                                "The 12 hours begin anew. Save what you are writing in other windows first."},
                       .error = {.text = sentence_at(faults, "password")},
                       .autocomplete = "current-password",
                   })
                << web::button_group(
                       {web::button({.text = "Stay signed in", .prevent_double_click = true}),
                        web::link({.text = "Back to where you were", .href = return_path(visit)})}
                   )
                << "</form>\n";
}

/// Who came by the sign-in service goes there once more.
Html renewal_link(const Visit& visit) {
    web::Fields query;
    query.add("return_to", return_path(visit));
    return Html{}
           << R"(<h2 class="govuk-heading-m">Stay signed in longer</h2>)"
           << R"(<p class="govuk-body">The 12 hours begin anew when you sign in again. Save what you are )"
              R"(writing in other windows first.</p>)"
           << web::button({
                  .text = "Sign in again with " + visit.site.openid->settings().name,
                  .href = web::address_with("/sign-in/openid", query),
              })
           << "\n";
}

web::Response session_page(const Visit& visit, const Faults& faults) {
    Html content;
    const bool is_by_service = !id_token_of(visit.db, visit.organisation, visit.visitor->session).empty();
    content << web::page_heading({.text = "How long you stay signed in"}) << limits(visit)
            << (is_by_service && visit.site.openid != nullptr ? renewal_link(visit)
                                                              : renewal_form(visit, faults));
    web::PageOptions options{
        .title = "How long you stay signed in",
        .back_link = web::BackLink{.href = "/account"},
        .errors = error_links(faults),
    };
    return visit_page(visit, std::move(options), content, faults.empty() ? 200 : web::unprocessable);
}

}  // namespace

web::Response show_session(Visit& visit) {
    visit.require(Permission::have_an_account);
    return session_page(visit, {});
}

web::Response create_session_anew(Visit& visit) {
    visit.require(Permission::have_an_account);
    const auto password = visit.request.form.get("password");
    if (password.empty()) return session_page(visit, {{"password", "Enter your password"}});
    const auto browser = browser_of(visit.request);
    if (auto fault = fault_of_current_password(visit.db, visit.actor(), password, browser, "password")) {
        return session_page(visit, {std::move(*fault)});
    }
    std::string token;
    visit.db.write([&](storage::Transaction& tx) {
        end_session(tx, visit.organisation, visit.visitor->person, visit.visitor->session);
        token = start_session(tx, visit.organisation, visit.visitor->person, browser);
    });
    auto response = web::see_other(return_path(visit));
    web::set_cookie(response, session_cookie, token, visit.transport);
    return response;
}

web::Response end_chosen_session(Visit& visit) {
    visit.require(Permission::have_an_account);
    const auto session = visit.id<SessionId>();
    if (session == visit.visitor->session) return end_own_session(visit);
    visit.db.write([&](storage::Transaction& tx) {
        end_session(tx, visit.organisation, visit.visitor->person, session);
    });
    return web::see_other("/account");
}

web::Response end_other_sessions(Visit& visit) {
    visit.require(Permission::have_an_account);
    visit.db.write([&](storage::Transaction& tx) {
        end_sessions_but(tx, visit.organisation, visit.visitor->person, visit.visitor->session);
    });
    return web::see_other("/account?done=others");
}

}  // namespace dueregard::accounts
