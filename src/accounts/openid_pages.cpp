#include "accounts/openid_pages.hpp"

#include "accounts/admission.hpp"
#include "accounts/openid_attempt_store.hpp"
#include "accounts/openid_sign_in.hpp"
#include "accounts/secret.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/sign_in_attempt_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "web/button.hpp"
#include "web/cookie.hpp"
#include "web/csrf.hpp"
#include "web/page_heading.hpp"

#include <fmt/core.h>

#include <chrono>

namespace dueregard::accounts {

namespace {

using web::Html;

constexpr int forbidden = 403;
constexpr std::string_view attempt_cookie = "openid";

openid::Provider& service_of(const Visit& visit) {
    if (visit.site.openid == nullptr) throw NotFound("No sign-in service is set (DUEREGARD_OPENID_ISSUER).");
    return *visit.site.openid;
}

/// The one redirect that leaves this site; `address` is one of the configured issuer's own.
web::Response to_service(std::string address) {
    return {.status = 303, .headers = {{"Location", std::move(address)}}, .body = ""};
}

web::Response failed_page(const Visit& visit, web::Literal sentence, int status = forbidden) {
    Html content;
    content << web::page_heading({.text = "You are not signed in"}) << R"(<p class="govuk-body">)" << sentence
            << "</p>\n"
            << web::button({.text = "Back to sign in", .href = "/sign-in"}) << "\n";
    auto response = visit_page(visit, {.title = "You are not signed in"}, content, status);
    web::clear_cookie(response, attempt_cookie, visit.transport);
    return response;
}

web::Response try_again_page(const Visit& visit) {
    return failed_page(
        visit, "Signing in took too long, was begun in another window, or was stopped. Sign in again."
    );
}

std::optional<OpenIdAttempt> attempt_of(Visit& visit) {
    const auto state = visit.request.query.get("state");
    const auto browser = web::cookie_of(visit.request, attempt_cookie, visit.transport);
    std::optional<OpenIdAttempt> attempt;
    if (state.empty()) return attempt;
    visit.db.write([&](storage::Transaction& tx) { attempt = take_openid_attempt(tx, state, browser); });
    return attempt;
}

/// RFC 9207: a service that says who it is must be the one that was asked.
bool is_of_another_issuer(const Visit& visit, const openid::Provider& service) {
    const auto issuer = visit.request.query.get("iss");
    return !issuer.empty() && issuer != service.settings().issuer;
}

/// A service that cannot be reached may work later; what it refused does not.
[[noreturn]] void not_let_in(const openid::ServiceFault& fault) {
    if (fault.kind == openid::ServiceFault::Kind::unreachable) throw Unavailable(fault.why);
    throw Forbidden(fault.why);
}

/// Each beginning is a row of the register, and may make us ask the service.
bool may_begin(Visit& visit) {
    bool is_allowed = false;
    visit.db.write([&](storage::Transaction& tx) {
        is_allowed = count_openid_attempt(tx, visit.request.address);
    });
    return is_allowed;
}

}  // namespace

web::Response go_to_sign_in_service(Visit& visit) {
    auto& service = service_of(visit);
    if (!may_begin(visit)) {
        return failed_page(
            visit,
            "Signing in was begun too many times from your network. Try again in 15 minutes.",
            web::too_many_requests
        );
    }
    const auto state = web::fresh_token();
    const auto browser = web::fresh_token();
    const OpenIdAttempt attempt{
        .nonce = web::fresh_token(),
        .verifier = web::fresh_token(),
        .return_to = safe_return_path(visit.request.query.get("return_to")),
    };
    const auto address = service.sign_in_address(
        {.state = state, .nonce = attempt.nonce, .challenge = base64url(sha256(attempt.verifier))}
    );
    if (!address) throw Unavailable(address.error().why);
    visit.db.write([&](storage::Transaction& tx) { add_openid_attempt(tx, state, browser, attempt); });
    auto response = to_service(*address);
    const std::chrono::milliseconds age(openid_attempt_milliseconds);
    web::set_cookie(
        response,
        attempt_cookie,
        browser,
        visit.transport,
        std::chrono::duration_cast<std::chrono::seconds>(age)
    );
    return response;
}

web::Response come_from_sign_in_service(Visit& visit) {
    auto& service = service_of(visit);
    const auto attempt = attempt_of(visit);
    if (!attempt || is_of_another_issuer(visit, service)) return try_again_page(visit);
    const auto code = visit.request.query.get("code");
    if (code.empty()) return try_again_page(visit);
    const auto arrived = service.exchange(std::string(code), attempt->verifier, attempt->nonce);
    if (!arrived) not_let_in(arrived.error());
    const auto signed_in = sign_in_by_openid(
        visit.db,
        service.settings(),
        *arrived,
        browser_of(visit.request),
        web::cookie_of(visit.request, session_cookie, visit.transport)
    );
    if (!signed_in) {
        return failed_page(visit, "You have no account here. Ask your administrator to add you.");
    }
    auto response = web::see_other(attempt->return_to);
    web::set_cookie(response, session_cookie, signed_in->token, visit.transport);
    web::clear_cookie(response, attempt_cookie, visit.transport);
    web::clear_cookie(response, visitor_cookie, visit.transport);
    return response;
}

// A form may not lead to another site (form-action in the content security policy), not even by a redirect:
// the page that answers it goes on by itself, and has a link where it does not.
web::Response sign_out_there_page(const Visit& visit, const std::string& address) {
    Html content;
    content << web::page_heading({.text = "You are signed out here"})
            << R"(<p class="govuk-body">You are being signed out of )" << visit.site.openid->settings().name
            << R"( too. <a class="govuk-link" href=")" << address << R"(">Go on</a></p>)"
            << "\n";
    Visit stranger = visit;
    stranger.visitor = std::nullopt;
    auto response = visit_page(stranger, {.title = "You are signed out here"}, content);
    response.headers.emplace_back("Refresh", fmt::format("0; url={}", address));
    return response;
}

}  // namespace dueregard::accounts
