#include "accounts/anyone_page.hpp"

#include "accounts/admission.hpp"
#include "accounts/secret.hpp"
#include "web/cookie.hpp"
#include "web/csrf.hpp"

namespace dueregard::accounts {

web::Response page_for_anyone(Visit& visit, const std::function<web::Response()>& page) {
    const bool has_cookie = !web::cookie_of(visit.request, visitor_cookie, visit.transport).empty();
    if (visit.visitor || has_cookie) return page();
    const auto token = web::fresh_token();
    visit.csrf_token = form_token(token);
    auto response = page();
    web::set_cookie(response, visitor_cookie, token, visit.transport);
    return response;
}

}  // namespace dueregard::accounts
