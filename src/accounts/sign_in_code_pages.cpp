#include "accounts/sign_in_code_pages.hpp"

#include "accounts/admission.hpp"
#include "accounts/anyone_page.hpp"
#include "accounts/fault_html.hpp"
#include "accounts/unfinished_sign_in_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/fault.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/cookie.hpp"
#include "web/input.hpp"
#include "web/page_heading.hpp"

#include <chrono>

namespace dueregard::accounts {

namespace {

using web::Html;

/// One page for either kind of code.
struct CodePage {
    web::Literal path;
    std::string title;
    web::Input input;
    web::Literal other_path;
    web::Literal other_text;
    std::string missing;
    std::string wrong;
};

CodePage app_code_page() {
    return {
        .path = "/sign-in/code",
        .title = "Enter the code from your app",
        .input =
            {.label = {.text = "Code"},
             .name = "code",
             .hint = {.text = "The 6 digits that your authenticator app shows for Due Regard."},
             .classes = "govuk-input--width-10 govuk-input--extra-letter-spacing",
             .inputmode = "numeric",
             .autocomplete = "one-time-code",
             .spellcheck = false},
        .other_path = "/sign-in/recovery-code",
        .other_text = "I cannot use my app",
        .missing = "Enter the code that your app shows",
        .wrong = "The code is not right, or it was used before. Enter the one that your app shows now",
    };
}

CodePage recovery_code_page() {
    return {
        .path = "/sign-in/recovery-code",
        .title = "Enter a recovery code",
        .input =
            {.label = {.text = "Recovery code"},
             .name = "code",
             .hint =
                 {.text =
                      "One of the codes that you kept when you set up your app, like k3v9m-7q2xd. It works once. "
                      "If you have none left, ask your administrator to remove the second step."},
             .classes = "govuk-input--width-20 govuk-input--extra-letter-spacing",
             .autocomplete = "off",
             .autocapitalize = "none",
             .spellcheck = false},
        .other_path = "/sign-in/code",
        .other_text = "Use my app",
        .missing = "Enter one of your recovery codes",
        .wrong = "The recovery code is not right, or it was used before. Enter another",
    };
}

std::string return_path(const Visit& visit) {
    const auto& request = visit.request;
    return safe_return_path(
        request.method == web::Method::post ? request.form.get("return_to") : request.query.get("return_to")
    );
}

std::string address_with_return(std::string_view path, const std::string& return_to) {
    web::Fields query;
    if (return_to != "/") query.add("return_to", return_to);
    return web::address_with(path, query);
}

std::string_view unfinished_token(const Visit& visit) {
    return web::cookie_of(visit.request, unfinished_cookie, visit.transport);
}

bool is_unfinished(Visit& visit) {
    return find_unfinished_sign_in(visit.db, unfinished_token(visit), visit.clock.now()).has_value();
}

web::Response code_page(const Visit& visit, CodePage page, const Faults& faults) {
    page.input.error = {.text = sentence_at(faults, "code")};
    Html content;
    content << web::page_heading({.text = page.title}) << R"(<form method="post" action=")" << page.path
            << R"(" novalidate>)" << token_field(visit) << R"(<input type="hidden" name="return_to" value=")"
            << return_path(visit) << R"(">)" << web::input(page.input)
            << web::button({.text = "Continue", .prevent_double_click = true}) << "</form>\n"
            << R"(<p class="govuk-body"><a class="govuk-link" href=")"
            << address_with_return(page.other_path.view(), return_path(visit)) << R"(">)" << page.other_text
            << "</a></p>\n";
    web::PageOptions options{
        .title = page.title,
        .back_link =
            web::BackLink{
                .text = "Back to sign in", .href = address_with_return("/sign-in", return_path(visit))
            },
        .errors = error_links(faults),
    };
    return visit_page(visit, std::move(options), content, faults.empty() ? 200 : web::unprocessable);
}

web::Response to_beginning(const Visit& visit, web::Literal why) {
    auto path = address_with_return("/sign-in", return_path(visit));
    path += path.contains('?') ? "&" : "?";
    path += why.view();
    auto response = web::see_other(path);
    web::clear_cookie(response, unfinished_cookie, visit.transport);
    return response;
}

web::Response show(Visit& visit, const CodePage& page) {
    if (visit.visitor) return web::see_other(return_path(visit));
    if (!is_unfinished(visit)) return to_beginning(visit, "code_late=yes");
    return page_for_anyone(visit, [&] { return code_page(visit, page, {}); });
}

web::Response create(Visit& visit, const CodePage& page) {
    const auto typed = visit.request.form.get("code");
    if (!is_unfinished(visit)) return to_beginning(visit, "code_late=yes");
    if (trimmed(typed).empty()) return code_page(visit, page, {{"code", page.missing}});
    const auto signed_in = finish_sign_in(
        visit.db,
        visit.site.seal,
        {.token = std::string(unfinished_token(visit)),
         .previous_token = std::string(web::cookie_of(visit.request, session_cookie, visit.transport))},
        typed,
        browser_of(visit.request),
        visit.clock.now()
    );
    if (signed_in) return let_in(visit, *signed_in, return_path(visit));
    if (signed_in.error() == CodeRefusal::wrong) return code_page(visit, page, {{"code", page.wrong}});
    if (signed_in.error() == CodeRefusal::over) return to_beginning(visit, "code_late=yes");
    return to_beginning(visit, "codes_refused=yes");
}

}  // namespace

web::Response show_code_form(Visit& visit) {
    return show(visit, app_code_page());
}

web::Response create_session_by_code(Visit& visit) {
    return create(visit, app_code_page());
}

web::Response show_recovery_code_form(Visit& visit) {
    return show(visit, recovery_code_page());
}

web::Response create_session_by_recovery_code(Visit& visit) {
    return create(visit, recovery_code_page());
}

web::Response go_to_code(const Visit& visit, const CodeWanted& wanted, const std::string& return_to) {
    auto response = web::see_other(address_with_return("/sign-in/code", return_to));
    const std::chrono::milliseconds age(unfinished_milliseconds);
    web::set_cookie(
        response,
        unfinished_cookie,
        wanted.token,
        visit.transport,
        std::chrono::duration_cast<std::chrono::seconds>(age)
    );
    return response;
}

web::Response let_in(const Visit& visit, const SignedIn& signed_in, const std::string& return_to) {
    auto response = web::see_other(return_to);
    web::set_cookie(response, session_cookie, signed_in.token, visit.transport);
    web::clear_cookie(response, visitor_cookie, visit.transport);
    web::clear_cookie(response, unfinished_cookie, visit.transport);
    return response;
}

}  // namespace dueregard::accounts
