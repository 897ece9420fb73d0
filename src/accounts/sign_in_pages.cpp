#include "accounts/sign_in_pages.hpp"

#include "accounts/admission.hpp"
#include "accounts/anyone_page.hpp"
#include "accounts/fault_html.hpp"
#include "accounts/openid_pages.hpp"
#include "accounts/openid_sign_in.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/sign_in_code_pages.hpp"
#include "accounts/visit_page.hpp"
#include "base/fault.hpp"
#include "openid/provider.hpp"
#include "web/button.hpp"
#include "web/cookie.hpp"
#include "web/input.hpp"
#include "web/notification_banner.hpp"
#include "web/page_heading.hpp"
#include "web/password_input.hpp"

#include <optional>

namespace dueregard::accounts {

namespace {

using web::Html;

/// What a form sent, or the address asked for.
std::string_view given(const Visit& visit, std::string_view name) {
    const auto& request = visit.request;
    return request.method == web::Method::post ? request.form.get(name) : request.query.get(name);
}

Html sign_in_form(const Visit& visit, const Faults& faults) {
    Html form;
    form
        << R"(<form method="post" action="/sign-in" novalidate>)" << token_field(visit)
        << R"(<input type="hidden" name="return_to" value=")" << safe_return_path(given(visit, "return_to"))
        << R"(">)"
        << web::input({
               .label = {.text = "Email address"},
               .name = "email",
               .value = std::string(given(visit, "email")),
               .error = {.text = sentence_at(faults, "email")},
               .type = "email",
               .autocomplete = "username",
               .spellcheck = false,
           })
        << web::password_input({
               .label = {.text = "Password"},
               .name = "password",
               .error = {.text = sentence_at(faults, "password")},
               .autocomplete = "current-password",
           })
        << web::button({.text = "Sign in", .prevent_double_click = true}) << "</form>\n"
        << R"(<p class="govuk-body"><a class="govuk-link" href="/password-reset">Forgotten your password?</a></p>)"
        << "\n";
    return form;
}

Html service_button(const Visit& visit) {
    if (visit.site.openid == nullptr) return {};
    web::Fields query;
    query.add("return_to", safe_return_path(given(visit, "return_to")));
    return Html{} << web::button({
               .text = "Sign in with " + visit.site.openid->settings().name,
               .href = web::address_with("/sign-in/openid", query),
           }) << R"(<h2 class="govuk-heading-m">With a password</h2>)"
                  << "\n";
}

std::optional<web::NotificationBanner> what_was_done(const web::Fields& query) {
    const auto done = [](std::string_view text) {
        return web::NotificationBanner{.text = text, .kind = web::BannerKind::success};
    };
    if (query.has("signed_out")) return done("You are signed out.");
    if (query.has("password_set")) return done("Your password is set. Sign in with it.");
    if (query.has("code_late")) {
        return web::NotificationBanner{
            .text = "Enter your password again. The code must follow it within 10 minutes."
        };
    }
    if (query.has("codes_refused")) {
        return web::NotificationBanner{.text = "You have tried too many codes. Try again in 15 minutes."};
    }
    return std::nullopt;
}

web::Response sign_in_page(const Visit& visit, const Faults& faults, int status) {
    Html content;
    content << web::page_heading({.text = "Sign in"}) << service_button(visit) << sign_in_form(visit, faults);
    web::PageOptions options{.title = "Sign in", .errors = error_links(faults)};
    options.notice = what_was_done(visit.request.query);
    return visit_page(visit, std::move(options), content, status);
}

web::Response refused(const Visit& visit, SignInRefusal refusal) {
    if (refusal == SignInRefusal::too_many) {
        return sign_in_page(
            visit,
            {{"email", "You have tried to sign in too many times. Try again in 15 minutes"}},
            web::too_many_requests
        );
    }
    return sign_in_page(
        visit, {{"email", "The email address or the password is not right. Check both"}}, web::unprocessable
    );
}

}  // namespace

web::Response show_sign_in(Visit& visit) {
    if (visit.visitor) return web::see_other(safe_return_path(visit.request.query.get("return_to")));
    return page_for_anyone(visit, [&] { return sign_in_page(visit, {}, 200); });
}

web::Response create_session(Visit& visit) {
    const auto& form = visit.request.form;
    const auto credentials = read_credentials(form.get("email"), form.get("password"));
    if (!credentials) return sign_in_page(visit, credentials.error(), web::unprocessable);
    const auto step = sign_in(
        visit.db,
        *credentials,
        browser_of(visit.request),
        web::cookie_of(visit.request, session_cookie, visit.transport)
    );
    if (!step) return refused(visit, step.error());
    const auto return_to = safe_return_path(form.get("return_to"));
    if (const auto* const wanted = std::get_if<CodeWanted>(&*step))
        return go_to_code(visit, *wanted, return_to);
    return let_in(visit, std::get<SignedIn>(*step), return_to);
}

web::Response end_own_session(Visit& visit) {
    visit.require(Permission::have_an_account);
    const auto id_token = id_token_of(visit.db, visit.organisation, visit.visitor->session);
    visit.db.write([&](storage::Transaction& tx) {
        end_session(tx, visit.organisation, visit.visitor->person, visit.visitor->session);
    });
    const bool is_there_too = visit.site.openid != nullptr && !id_token.empty();
    const auto there = is_there_too ? visit.site.openid->sign_out_address(id_token) : std::nullopt;
    auto response = there ? sign_out_there_page(visit, *there) : web::see_other("/sign-in?signed_out=yes");
    web::clear_cookie(response, session_cookie, visit.transport);
    return response;
}

}  // namespace dueregard::accounts
