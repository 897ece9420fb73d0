#pragma once
// From a request to a visit, and what stands between a visit and its route's handler.

#include "accounts/route.hpp"
#include "accounts/session_store.hpp"
#include "accounts/visit.hpp"
#include "storage/db.hpp"
#include "web/cookie.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <optional>
#include <string_view>

namespace dueregard::accounts {

/// The cookie that holds a session's token.
constexpr std::string_view session_cookie = "session";
/// The cookie that holds the token for the sign-in form, before there is a session.
constexpr std::string_view visitor_cookie = "visitor";
/// The cookie of somebody whose password was right and whose code is still to come.
constexpr std::string_view unfinished_cookie = "unfinished";
/// The field of a form that holds its token, as web::csrf_field writes it.
constexpr std::string_view token_field_name = "csrf_token";

/// Who asks: one query for somebody signed in (and one more for who leads service areas). That they were seen
/// is written down once a minute. `parameters` and `places` are for the caller to fill in.
[[nodiscard]] Visit
visit_of(const web::Request& request, storage::Db& db, const Clock& clock, web::Transport transport);

/// What a session started by this request is kept with.
[[nodiscard]] Browser browser_of(const web::Request& request);

/// Nothing where the handler may run. Somebody who comes with a token (Authorization: Bearer) is answered 401
/// where it does not work, and no page; a POST of theirs needs no form's token. Somebody not signed in, on a
/// page that wants it, is sent to sign in and comes back to where they were. A POST that does not carry the
/// token of its session may have been sent by another site: on a page for anyone (signing in) the form is
/// shown again. An administrator whose organisation demands a second step of them is led to set it up;
/// elsewhere, and where the visitor may not, it throws Forbidden.
[[nodiscard]] std::optional<web::Response> sent_elsewhere(const Visit& visit, const Route& route);

}  // namespace dueregard::accounts
