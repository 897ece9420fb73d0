#include "accounts/password_reset_pages.hpp"

#include "accounts/admission.hpp"
#include "accounts/anyone_page.hpp"
#include "accounts/fault_html.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/password_link_store.hpp"
#include "accounts/password_reset.hpp"
#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/input.hpp"
#include "web/page_heading.hpp"
#include "web/password_input.hpp"

namespace dueregard::accounts {

namespace {

using web::Html;

constexpr int not_found = 404;

const web::BackLink to_sign_in{.text = "Back to sign in", .href = "/sign-in"};

web::Response no_mail_page(const Visit& visit) {
    Html content;
    content
        << web::page_heading({.text = "Forgotten your password?"})
        << R"(<p class="govuk-body">This installation sends no email. Ask your administrator to set a new )"
           R"(password for you.</p>)"
        << "\n";
    return visit_page(visit, {.title = "Forgotten your password?", .back_link = to_sign_in}, content);
}

web::Response reset_page(const Visit& visit, const Faults& faults, int status) {
    Html content;
    content
        << web::page_heading({.text = "Forgotten your password?"})
        << R"(<p class="govuk-body">Enter your email address. If you have an account, we will email you a )"
           R"(link to set a new password.</p>)"
        << R"(<form method="post" action="/password-reset" novalidate>)" << token_field(visit)
        << web::input({
               .label = {.text = "Email address"},
               .name = "email",
               .value = std::string(visit.request.form.get("email")),
               .error = {.text = sentence_at(faults, "email")},
               .type = "email",
               .autocomplete = "username",
               .spellcheck = false,
           })
        << web::button({.text = "Email me a link", .prevent_double_click = true}) << "</form>\n";
    web::PageOptions options{
        .title = "Forgotten your password?", .back_link = to_sign_in, .errors = error_links(faults)
    };
    return visit_page(visit, std::move(options), content, status);
}

web::Response no_link_page(const Visit& visit) {
    Html content;
    content << web::page_heading({.text = "This link no longer works"}
    ) << R"(<p class="govuk-body">A link works once, and for a limited time. A newer one takes its place.</p>)"
            << web::button({.text = "Ask for a new link", .href = "/password-reset"}) << "\n";
    return visit_page(
        visit, {.title = "This link no longer works", .back_link = to_sign_in}, content, not_found
    );
}

Html new_password_form(const Visit& visit, const PasswordLink& link, const Faults& faults) {
    Html form;
    form << R"(<form method="post" action="/new-password/)" << visit.parameters.front() << R"(" novalidate>)"
         << token_field(visit) << username_field(link.email)
         << web::password_input({
                .label = {.text = "New password"},
                .name = "new_password",
                .hint = {.text = "12 characters or more. Three unlinked words make a good one."},
                .error = {.text = sentence_at(faults, "new_password")},
                .autocomplete = "new-password",
            })
         << web::button({.text = "Set password", .prevent_double_click = true}) << "</form>\n";
    return form;
}

web::Response new_password_page(const Visit& visit, const PasswordLink& link, const Faults& faults) {
    Html content;
    content << web::page_heading({.text = "Set a new password"}) << R"(<p class="govuk-body">For )"
            << link.email << ".</p>\n"
            << new_password_form(visit, link, faults);
    web::PageOptions options{.title = "Set a new password", .errors = error_links(faults)};
    return visit_page(visit, std::move(options), content, faults.empty() ? 200 : web::unprocessable);
}

}  // namespace

web::Response show_reset_form(Visit& visit) {
    if (visit.site.mail == Mail::off) return no_mail_page(visit);
    return page_for_anyone(visit, [&] { return reset_page(visit, {}, 200); });
}

web::Response create_reset(Visit& visit) {
    if (visit.site.mail == Mail::off) return no_mail_page(visit);
    const auto email = trimmed(visit.request.form.get("email"));
    if (email.empty()) return reset_page(visit, {{"email", "Enter your email address"}}, web::unprocessable);
    if (!is_email(email)) {
        return reset_page(
            visit,
            {{"email", "Enter an email address in the correct format, like name@example.com"}},
            web::unprocessable
        );
    }
    if (ask_for_reset(visit.db, email, browser_of(visit.request)) == ResetAnswer::too_many) {
        return reset_page(
            visit,
            {{"email", "You have asked for a link too many times. Try again in 15 minutes"}},
            web::too_many_requests
        );
    }
    return web::see_other("/password-reset/asked");
}

web::Response show_reset_asked(Visit& visit) {
    Html content;
    content
        << web::page_heading({.text = "Check your email"})
        << R"(<p class="govuk-body">If you have an account, a link to set a new password is on its way. It )"
           R"(works for one hour.</p>)"
        << R"(<p class="govuk-body">Nothing there after 10 minutes? Look among the junk mail, )"
           R"(<a class="govuk-link" href="/password-reset">ask again</a>, or ask your administrator.</p>)"
        << "\n";
    return visit_page(visit, {.title = "Check your email", .back_link = to_sign_in}, content);
}

web::Response show_new_password_form(Visit& visit) {
    const auto link = find_password_link(visit.db, visit.parameters.front(), visit.clock.now());
    if (!link) return no_link_page(visit);
    return page_for_anyone(visit, [&] { return new_password_page(visit, *link, {}); });
}

web::Response create_new_password(Visit& visit) {
    const auto& token = visit.parameters.front();
    const auto link = find_password_link(visit.db, token, visit.clock.now());
    if (!link) return no_link_page(visit);
    const auto used =
        use_password_link(visit.db, token, visit.request.form.get("new_password"), visit.clock.now());
    if (!used) return new_password_page(visit, *link, used.error());
    if (*used == LinkUse::no_link) return no_link_page(visit);
    return web::see_other("/sign-in?password_set=yes");
}

}  // namespace dueregard::accounts
